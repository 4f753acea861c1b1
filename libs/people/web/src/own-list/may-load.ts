import type { Me } from '@alongside/client';

/** Whether the server would let them load their organisation's list: it asks again. */
export const mayLoad = (me: Me | null | undefined): boolean =>
  me?.actingFor.role === 'administrator' || me?.actingFor.role === 'supervisor';

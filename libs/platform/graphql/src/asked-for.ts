import { idToFind } from '@alongside/platform/context';
import type { Look } from '@alongside/platform/database';
import type { Allowance } from './allow.ts';

/** The denied look that a mutation is where it is answered as not found: at what its input names, whether or not anybody is there. */
export function askedFor(allowance: Pick<Allowance, 'of'> | undefined, input: object): readonly Look[] {
  const [person, entry] = allowance?.of ?? [];
  const given = input as Readonly<Record<string, unknown>>;
  const idIn = (value: unknown): string[] => {
    try {
      return [idToFind(String(value))];
    } catch {
      return []; // what is no id names nobody
    }
  };
  const idsIn = (field: string | undefined): string[] => (field ? [given[field]].flat().flatMap(idIn) : []);
  return idsIn(person).map((personId) => ({ personId, kind: 'opened', result: 'denied', entryIds: idsIn(entry) }));
}

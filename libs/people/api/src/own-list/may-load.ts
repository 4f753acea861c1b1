/** Whose role looks after the list of an organisation. The database holds it too. */
export const mayLoad = (role: string): boolean => role === 'administrator' || role === 'supervisor';

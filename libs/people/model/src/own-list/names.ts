/** Marks that migrations between systems leave on a name. Taken off; anything else odd is left for a human. */
const NOISE = /^(?:MIG_ERROR|NO_SHOW|DUPLICATE)_/i;
const TITLE = /^(?:mr|mrs|ms|miss|mx|master|dr|prof|professor|rev|revd|sir|dame|lady|lord)\.?\s+(?=\p{L})/iu;

/** One line, composed letters, single spaces. */
export const oneLine = (raw: string): string => raw.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** A part of a name as it is kept: without marks of a migration, and not all in capitals. Nothing is guessed. */
export function cleanName(raw: string): string {
  return fromCapitals(oneLine(raw).replace(NOISE, ''));
}

/** A whole name in one cell: without a title, and `Ridley, Tom` the right way round. */
export function cleanFullName(raw: string): string {
  const [last = '', first = '', ...more] = oneLine(raw)
    .split(',')
    .map((part) => part.trim());
  const turned = first && last && more.length === 0 ? `${first.replace(TITLE, '')} ${last}` : oneLine(raw);
  return fromCapitals(turned.replace(TITLE, '').replace(NOISE, ''));
}

/** RIDLEY → Ridley, O'BRIEN-MCKAY → O'Brien-McKay. Only where all of it is in capitals: `deSouza` is someone's own spelling. */
function fromCapitals(name: string): string {
  const letters = name.replace(/[^\p{L}]/gu, '');
  if (letters.length < 2 || letters !== letters.toUpperCase() || letters === letters.toLowerCase()) return name;
  return name
    .toLowerCase()
    .replace(/(^|[^\p{L}\p{M}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/(\p{L})(['’])S\b/gu, '$1$2s')
    .replace(/\bMc(\p{L})(?=\p{L}{2})/gu, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}

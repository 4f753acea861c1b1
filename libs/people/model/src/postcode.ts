const OUTWARD = '[A-Z]{1,2}\\d[A-Z\\d]?';
const FULL = new RegExp(`^${OUTWARD}\\d[A-Z]{2}$`);

/** Upper case and no spaces, or undefined where it is no full UK postcode. `m14 5rt` → `M145RT`. */
export function toPostcode(raw: string): string | undefined {
  const joined = raw.toUpperCase().replace(/[\s-]+/g, '');
  return FULL.test(joined) ? joined : undefined;
}

/** As people write it, with its space: `M145RT` → `M14 5RT`. What is no full postcode comes back as it is. */
export function showPostcode(postcode: string): string {
  return toPostcode(postcode) ? `${postcode.slice(0, -3)} ${postcode.slice(-3)}` : postcode;
}

/** National digits: `+44 (0)7700 900142` → `07700900142`. Another country keeps its code behind 00. Empty where there is nothing to ring. */
export function toPhone(raw: string): string {
  const digits = raw.replace(/\D/g, '');
  const withCountry = /^[\s(]*\+/.test(raw) || digits.startsWith('00') || (digits.length >= 12 && digits.startsWith('44'));
  if (!withCountry) return digits;
  const international = digits.replace(/^0+/, '');
  if (international.startsWith('44')) return `0${international.slice(2).replace(/^0+/, '')}`;
  return international === '' ? '' : `00${international}`;
}

/** True where it could be rung: 5 digits (a desk's extension) to 15 (the longest there is), and only the marks that people put between them. */
export function isPhone(raw: string): boolean {
  const { length } = toPhone(raw);
  return length >= 5 && length <= 17 && /^[\d\s()+.\-/]+$/.test(raw);
}

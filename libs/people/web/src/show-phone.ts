/** A number as people write it: 07700 900142, 020 7946 0018, 0113 496 0000. Anything but eleven figures comes back as it is. */
export function showPhone(phone: string): string {
  if (!/^0\d{10}$/.test(phone)) return phone;
  const area = phone.slice(0, phone.startsWith('02') ? 3 : /^01(1|\d1)/.test(phone) ? 4 : 5);
  const rest = phone.slice(area.length);
  return rest.length > 6 ? `${area} ${rest.slice(0, -4)} ${rest.slice(-4)}` : `${area} ${rest}`;
}

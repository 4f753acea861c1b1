/** The four places of the bars. */
export type PlaceName = 'today' | 'people' | 'record' | 'more';

/** Which place a path belongs to; null where the bars mark none. */
export function placeOf(url: string): PlaceName | null {
  const [first, , third] = pathOf(url).split('/').filter(Boolean);
  if (first === 'people') return third === 'record' || third === 'saved' ? 'record' : 'people';
  if (first === 'call-back') return 'people';
  return first === 'today' || first === 'record' || first === 'more' ? first : null;
}

/** The path alone, without question and fragment. */
export function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? url;
}

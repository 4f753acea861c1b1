/** What words can be about, in the order of the sharing decision. `number` is the one that its pages use; `told_in_confidence` is added, never chosen. */
export const categories = [
  { name: 'about_me', number: '2' },
  { name: 'life', number: '3' },
  { name: 'health', number: '4' },
  { name: 'mind_and_substances', number: '5' },
  { name: 'care', number: '6' },
  { name: 'safeguarding', number: '6s' },
  { name: 'abuse_and_whereabouts', number: '7' },
  { name: 'justice', number: '8' },
  { name: 'childs_own', number: '9' },
  { name: 'sexual_and_gender', number: '10' },
  { name: 'immigration', number: '11' },
  { name: 'staff_safety', number: '12' },
  { name: 'told_in_confidence', number: '13' },
] as const;

export type Category = (typeof categories)[number]['name'];

/** Categories that a worker picks for a conversation. A safety note is a separate thing, and confidence is a choice of readers. */
export const pickable: readonly Category[] = categories
  .map(({ name }) => name)
  .filter((name) => name !== 'staff_safety' && name !== 'told_in_confidence');

/** What was picked, and confidence where it was asked for: the categories that an entry carries, in their order, each once. */
export function carried(picked: readonly Category[], inConfidence: boolean): Category[] {
  const all = new Set<Category>(picked);
  if (inConfidence) all.add('told_in_confidence');
  return categories.map(({ name }) => name).filter((name) => all.has(name));
}

/** Those who would read words of every one of these categories: a yes counts only where it covers each. */
export function readersOfAll<Reader>(
  picked: readonly Category[],
  byCategory: readonly { readonly category: Category; readonly readers: readonly Reader[] }[],
  key: (reader: Reader) => string,
): Reader[] {
  const [first, ...rest] = picked.map((category) => byCategory.find((line) => line.category === category)?.readers ?? []);
  if (!first) return [];
  return first.filter((reader) => rest.every((readers) => readers.some((other) => key(other) === key(reader))));
}

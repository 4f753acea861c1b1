let last = 0;

/** An id that no other element on the page has. */
export function nextId(prefix: string): string {
  last += 1;
  return `al-${prefix}-${last}`;
}

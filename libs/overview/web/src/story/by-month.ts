/** The entries of one month, in the order they came. */
export interface Month<Entry> {
  /** As `month` says it. */
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** Puts entries that stand newest first under their months. */
export function byMonth<Entry extends { readonly occurredAt: string }>(
  entries: readonly Entry[],
  month: (at: string) => string,
): Month<Entry>[] {
  const months: { name: string; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const name = month(entry.occurredAt);
    const last = months.at(-1);
    if (last?.name === name) last.entries.push(entry);
    else months.push({ name, entries: [entry] });
  }
  return months;
}

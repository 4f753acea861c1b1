/** Chance that a seed brings again (mulberry32), so that what disagreed can be looked at once more. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 to 1, without 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0, below `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** True so often in a hundred. */
  in100(times: number): boolean {
    return this.next() * 100 < times;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** One of the choices, as often as its weight says. */
  weighted<Item>(choices: readonly (readonly [weight: number, item: Item])[]): Item {
    let left = this.next() * choices.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, item] of choices) {
      left -= weight;
      if (left < 0) return item;
    }
    return this.pick(choices)[1];
  }

  /** At least one of them, usually few, in their order. */
  some<Item>(items: readonly Item[]): Item[] {
    const size =
      1 +
      Math.min(
        items.length - 1,
        this.weighted([
          [60, 0],
          [25, 1],
          [10, 2],
          [5, 4],
        ] as const),
      );
    const taken = new Set<number>();
    while (taken.size < size) taken.add(this.below(items.length));
    return items.filter((_, at) => taken.has(at));
  }

  /** So many things made, one after the other. */
  times<Item>(count: number, make: (at: number) => Item): Item[] {
    return Array.from({ length: count }, (_, at) => make(at));
  }

  /** The item so often in a hundred, else nothing. */
  maybe<Item>(times: number, make: () => Item): Item | undefined {
    return this.in100(times) ? make() : undefined;
  }
}

/** A small generator of numbers: the same seed gives the same row of them on every machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  fraction(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True this often: 0.1 is once in ten. */
  chance(share: number): boolean;
  one<T>(list: readonly T[]): T;
  /** Some of the list, each once. */
  some<T>(list: readonly T[], count: number): T[];
}

/** sfc32, seeded by as many whole numbers as are given: (seed, person) is a stream of its own for each person. */
export function randomOf(...seeds: number[]): Random {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (const seed of seeds) {
    a ^= seed | 0;
    b ^= Math.floor(seed / 2 ** 32) | 0;
    for (let round = 0; round < 12; round++) next();
  }
  const fraction = () => next() / 2 ** 32;
  const between = (low: number, high: number) => low + Math.floor(fraction() * (high - low + 1));
  const one = <T>(list: readonly T[]): T => {
    const found = list[between(0, list.length - 1)];
    if (found === undefined) throw new Error('Nothing to choose from.');
    return found;
  };
  return {
    fraction,
    between,
    one,
    chance: (share) => fraction() < share,
    some: (list, count) => {
      const left = [...list];
      return Array.from({ length: Math.min(count, left.length) }, () => left.splice(between(0, left.length - 1), 1)).flat();
    },
  };
}

/** An id in the shape of UUIDv7 for a moment, its random part from the seed. */
export function idAt(milliseconds: number, random: Random): string {
  const time = milliseconds.toString(16).padStart(12, '0');
  const hex = (bits: number) =>
    random
      .between(0, 2 ** bits - 1)
      .toString(16)
      .padStart(bits / 4, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(12)}-${random.one(['8', '9', 'a', 'b'])}${hex(12)}-${hex(24)}${hex(24)}`;
}

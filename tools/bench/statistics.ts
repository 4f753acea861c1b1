/** The value in the middle; of two in the middle, what lies between them. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

/** The smallest value that this share of all values does not exceed (nearest rank). */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

/**
 * The median of the ratios of each round. What else the machine did in a round slowed both, so their ratio stands firmer than the
 * ratio of two medians.
 */
export const ratio = (ours: readonly number[], theirs: readonly number[]): number =>
  median(ours.map((value, n) => value / (theirs[n] ?? NaN)));

/** The list begun at another place each round, so that nobody is always first. */
export const rotated = <T>(list: readonly T[], by: number): T[] => list.map((_, n) => list[(n + by) % list.length] as T);

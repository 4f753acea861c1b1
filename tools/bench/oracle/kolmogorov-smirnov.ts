/** What a two-sample Kolmogorov–Smirnov test says: the largest distance of two distributions, and how often chance alone gives as large a one. */
export interface Tested {
  readonly d: number;
  readonly p: number;
}

/** Tests whether two samples can be of one distribution. Equal values of both are passed together, so ties are no distance. */
export function kolmogorovSmirnov(one: readonly number[], other: readonly number[]): Tested {
  if (one.length === 0 || other.length === 0) throw new Error('A sample is empty.');
  const [a, b] = [Float64Array.from(one).sort(), Float64Array.from(other).sort()];
  let [i, j, d] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i] ?? 0, b[j] ?? 0);
    while (i < a.length && a[i] === value) i += 1;
    while (j < b.length && b[j] === value) j += 1;
    d = Math.max(d, Math.abs(i / a.length - j / b.length));
  }
  const size = Math.sqrt((a.length * b.length) / (a.length + b.length));
  return { d, p: kolmogorov((size + 0.12 + 0.11 / size) * d) };
}

/**
 * 1 − K(λ), the tail of the Kolmogorov distribution: 2 Σ (−1)^(j−1) exp(−2 j² λ²), j from 1. With λ = (√n + 0.12 + 0.11/√n) D for small samples, after
 * Stephens, Journal of the Royal Statistical Society B 32 (1970) 115–122; as in Press et al., Numerical Recipes, 3rd edition, 14.3.3. Below 0.3 the
 * series alternates without end, and the tail is 1 to five places.
 */
export function kolmogorov(lambda: number): number {
  if (lambda < 0.3) return 1;
  let sum = 0;
  for (let j = 1; j <= 100; j++) {
    const term = Math.exp(-2 * j * j * lambda * lambda);
    sum += (j % 2 === 1 ? 2 : -2) * term;
    if (term < 1e-16) break;
  }
  return Math.min(1, Math.max(0, sum));
}

/** Where the sealer finds its key and leaves its seals. */
export interface Sealing {
  /** The private key, as PEM. */
  readonly keyFile: string;
  /** Whether a missing key is made: not where somebody gave one. */
  readonly makesKey: boolean;
  /** The public keys that a check believes; begun with the key of the first seal. */
  readonly trustedFile: string;
  readonly witnessFile: string;
  readonly everyMs: number;
}

/** The sealer's configuration, for Nest. */
export const SEALING = Symbol('SEALING');

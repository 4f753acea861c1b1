/** One thing to choose. */
export interface Option {
  /** What is kept when it is chosen. */
  readonly value: string;
  /** The words beside the mark. */
  readonly label: string;
  /** A second line. */
  readonly hint?: string;
}

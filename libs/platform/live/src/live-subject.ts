import type { Purpose } from '@alongside/platform/context';

/** Something that a screen can follow: a domain says what whoever asks sees of it now. */
export interface LiveSubject {
  /** The end of its address: `person` is followed at `/live/person`. */
  readonly name: string;
  readonly purpose: Purpose;
  /**
   * A fingerprint of all that whoever asks sees of it, in the transaction of the door; undefined where they see nothing of it, and where there is no
   * such thing. It tells no content, so it is no look; `opening` is the first time, where asking for what is not there counts as in any other read.
   */
  look(id: string, opening: boolean): Promise<string | undefined>;
}

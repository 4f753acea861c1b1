import type { Purpose } from '@alongside/platform/context';

/** What whoever asks sees of a subject now. It tells no content. */
export interface LiveSight {
  /** Of all that they see of it. */
  readonly fingerprint: string;
  /** Whom a change has to be about, so that it may concern this screen. */
  readonly about: readonly string[];
}

/** Something that a screen can follow: a domain says what whoever asks sees of it now. */
export interface LiveSubject {
  /** The end of its address: `person` is followed at `/live/person`. */
  readonly name: string;
  readonly purpose: Purpose;
  /**
   * What whoever asks sees of it, in the transaction of the door; undefined where they see nothing of it, and where there is no such thing.
   * It tells no content, so it is no look; `opening` is the first time, where asking for what is not there counts as in any other read.
   */
  look(id: string, opening: boolean): Promise<LiveSight | undefined>;
}

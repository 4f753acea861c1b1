import { Readable } from 'node:stream';

/** How a stream ends, where the screen is to know why: nothing of it is seen any more; nobody is signed in; it is not theirs to ask. */
export type Ending = 'ended' | 'signed-out' | 'not-yours';

/** What a screen is told: that it may ask now; that something of what it shows is otherwise; or why there is nothing more. */
type Word = 'opened' | 'changed' | Ending;

/** One screen that follows one subject, as server-sent events. No word says what has changed, and each stream counts its own. */
export class LiveStream {
  readonly body = new Readable({ read: () => undefined });
  private seq = 0;

  constructor(
    readonly subjectId: string,
    /** SHA-256 of the session's token: who asks. */
    readonly token: Buffer,
  ) {
    this.about = [subjectId];
  }

  /** Undefined until the first look. */
  placeId: string | undefined;
  /** Whom a change has to be about, so that it may concern this screen: as of the last look. */
  about: readonly string[];
  fingerprint: string | undefined;
  /** Something may have changed since the last look began. */
  touched = false;
  /** From the beginning: until it is opened nothing else is said. */
  looking = true;

  get open(): boolean {
    return !this.body.destroyed && !this.body.readableEnded && !this.finished;
  }
  private finished = false;

  /** It is about these from now on. True where somebody is among them whose changes were not asked for until now. */
  turnsTo(about: readonly string[]): boolean {
    const isNew = about.some((id) => !this.about.includes(id));
    this.about = about;
    return isNew;
  }

  say(word: Word): void {
    if (this.open) this.body.push(`event: ${word}\ndata: {"seq":${this.seq++}}\n\n`);
  }

  /** A sign of life, at fixed times whatever happens. */
  beat(): void {
    if (this.open) this.body.push(': \n\n');
  }

  /** Without a word the screen asks again after a while. */
  end(why?: Ending): void {
    if (!this.open) return;
    if (why) this.say(why);
    this.finished = true;
    this.body.push(null);
  }
}

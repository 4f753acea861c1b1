import { type BeforeApplicationShutdown, Inject, Injectable, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { v7 as uuidv7 } from 'uuid';
import { ApiError, currentContext, idToFind, type RequestScope, runInScope } from '@alongside/platform/context';
import { Database, toApiError } from '@alongside/platform/database';
import { logError } from '@alongside/platform/logging';
import { LiveStream } from './live-stream.ts';
import type { LiveSight, LiveSubject } from './live-subject.ts';
import { type Beat, Pulse } from './pulse.ts';

/** The classes of the subjects of all domains. */
export const LIVE = Symbol('LIVE');

/** Streams of one session. A browser has one for each screen that is in sight. */
export const STREAMS_OF_SESSION = 8;
const BEAT_MS = 15_000;
/** Looks that run at the same time: requests of people come first. */
const AT_ONCE = 3;

/** More streams than one session may have. */
export class TooManyStreams extends Error {}

interface Followed {
  readonly subject: LiveSubject;
  readonly stream: LiveStream;
}

/** The screens that follow something, and what they are told. Each look is made anew, as whoever follows, in a transaction of its own. */
@Injectable()
export class LiveStreams implements BeforeApplicationShutdown {
  private readonly followed = new Set<Followed>();
  private readonly waiting: Followed[] = [];
  private running = 0;
  private beats: NodeJS.Timeout | undefined;

  constructor(
    private readonly modules: ModuleRef,
    private readonly database: Database,
    private readonly pulse: Pulse,
    @Inject(LIVE) private readonly types: readonly Type<LiveSubject>[],
  ) {}

  /** Opens a stream. UNAUTHENTICATED, NOT_FOUND for what is hidden and for what is not there, TooManyStreams. */
  async follow(name: string, id: string, token: Buffer | undefined): Promise<LiveStream> {
    const subject = this.types.map((type) => this.modules.get<LiveSubject>(type, { strict: false })).find((one) => one.name === name);
    if (!token) throw new ApiError('UNAUTHENTICATED');
    if (!subject) throw new ApiError('NOT_FOUND');
    if ([...this.followed].filter(({ stream }) => stream.token.equals(token)).length >= STREAMS_OF_SESSION) throw new TooManyStreams();
    const stream = new LiveStream(idToFind(id), token);
    const one = { subject, stream };
    this.followed.add(one);
    stream.body.once('close', () => this.followed.delete(one));
    try {
      this.pulse.start(
        () => this.onScreens(),
        (beat) => this.hear(beat),
        () => this.letGo(),
      );
      this.beats ??= setInterval(() => this.followed.forEach((each) => each.stream.beat()), BEAT_MS).unref();
      await this.pulse.settled();
      let seen = await this.look(one, true);
      // Whom it is about may be known only now: what they see is asked again, once changes about those are heard of.
      while (seen && stream.turnsTo(seen.about)) {
        await this.pulse.settled();
        seen = await this.look(one, false);
      }
      if (!seen) throw new ApiError('NOT_FOUND');
      stream.fingerprint = seen.fingerprint;
      stream.looking = false;
      stream.say('opened');
      if (stream.touched) this.touch(one);
      return stream;
    } catch (error) {
      this.followed.delete(one);
      stream.body.destroy();
      throw error;
    }
  }

  beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.beats);
    this.letGo();
    return this.pulse.stop();
  }

  private onScreens() {
    const streams = [...this.followed].map(({ stream }) => stream).filter(({ open }) => open);
    const tokens = new Map(streams.map(({ token }) => [token.toString('hex'), token]));
    return { about: [...new Set(streams.flatMap(({ about }) => about))], streams: streams.length, tokens: [...tokens.values()] };
  }

  private hear({ touches, ended }: Beat): void {
    for (const one of this.followed) {
      const { stream } = one;
      if (ended.has(stream.token.toString('hex'))) this.finish(one, 'signed-out');
      else if (stream.placeId === undefined || touches(stream.about, stream.placeId)) this.touch(one);
    }
  }

  private touch(one: Followed): void {
    one.stream.touched = true;
    if (one.stream.looking || this.waiting.includes(one)) return;
    this.waiting.push(one);
    this.lookAtNext();
  }

  private lookAtNext(): void {
    while (this.running < AT_ONCE) {
      const one = this.waiting.shift();
      if (!one) return;
      this.running++;
      void this.again(one).finally(() => {
        this.running--;
        this.lookAtNext();
      });
    }
  }

  /** Looks until nothing has come meanwhile. The screen is told only if what it may see is otherwise. */
  private async again(one: Followed): Promise<void> {
    const { stream } = one;
    stream.looking = true;
    try {
      while (stream.touched && stream.open) {
        stream.touched = false;
        const seen = await this.look(one, false);
        if (!seen) return this.finish(one, 'ended');
        if (stream.turnsTo(seen.about)) {
          await this.pulse.settled();
          stream.touched = true;
        }
        if (seen.fingerprint !== stream.fingerprint) stream.say('changed');
        stream.fingerprint = seen.fingerprint;
      }
    } catch (error) {
      const { code } = toApiError(error);
      if (code === 'INTERNAL') logError('a screen was not looked at', error);
      // Nobody knows what may still be seen: the screen asks again by itself.
      this.finish(one, code === 'UNAUTHENTICATED' ? 'signed-out' : code === 'FORBIDDEN' ? 'not-yours' : undefined);
    } finally {
      stream.looking = false;
    }
  }

  /** One look as whoever follows. Their session is asked for anew, and its clock does not go on for it. */
  private look({ subject, stream }: Followed, opening: boolean): Promise<LiveSight | undefined> {
    const scope: RequestScope = {
      ...{ requestId: uuidv7(), context: undefined, token: stream.token, quiet: true },
      ...{ purpose: subject.purpose, operation: `live.${subject.name}` },
    };
    return runInScope(scope, async () => {
      try {
        const seen = await subject.look(stream.subjectId, opening);
        await this.database.finish();
        stream.placeId = currentContext().placeId;
        return seen;
      } catch (error) {
        await this.database.abandon();
        throw error;
      }
    });
  }

  private finish(one: Followed, why: Parameters<LiveStream['end']>[0]): void {
    this.followed.delete(one);
    one.stream.end(why);
  }

  private letGo(): void {
    for (const one of this.followed) this.finish(one, undefined);
  }
}

import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ApiError } from '@alongside/platform/context';
import { OutsideContext } from '@alongside/platform/database';
import { log, logError } from '@alongside/platform/logging';

/** Who has to be looked at again. */
export interface Beat {
  /** Whether something may have changed about one of these, of this place. */
  readonly touches: (about: readonly string[], placeId: string) => boolean;
  /** Sessions that have ended, as their tokens' hashes in hex. */
  readonly ended: ReadonlySet<string>;
}

/** What is on screens now. */
export interface OnScreens {
  /** Whom they are about. */
  readonly about: readonly string[];
  readonly streams: number;
  readonly tokens: readonly Buffer[];
}

const EVERY_MS = 200;
/** What the clock alone brings, and sessions, at every third beat: well within a second. */
const SLOW = 3;
/** Without an answer for so long nobody knows what may still be seen. */
const LOST_MS = 1500;
/** A process that slept longer than changes are kept has missed some. */
const SLEPT_MS = 60_000;
const FORGET_MS = 60_000;

interface Answer {
  readonly horizon: string;
  readonly changes: readonly { readonly xact: string; readonly placeId: string; readonly personId: string | null }[];
}

interface Edges {
  readonly at: string;
  readonly everyone: boolean;
  readonly people: readonly string[];
}

/**
 * Asks the database a few times a second what has changed about those on screens. It reads by transactions and not by positions: one that began
 * early and ends late is still found, and one that was told of is not told of again.
 */
@Injectable()
export class Pulse implements OnApplicationBootstrap {
  private horizon: string | undefined;
  private readonly told = new Set<string>();
  /** The database's own writing of an instant, to the microsecond. */
  private since: string | undefined;
  private going = false;
  private beats = 0;
  private answeredAt = performance.now();
  private timer: NodeJS.Timeout | undefined;
  private forgetting: NodeJS.Timeout | undefined;
  private failing = false;
  private stopped = false;
  private beating: Promise<void> = Promise.resolve();

  constructor(@Inject(OutsideContext) private readonly outside: OutsideContext) {}

  /** Changes are noted whether or not anybody follows, and go after ten minutes. */
  onApplicationBootstrap(): void {
    this.forgetting = setInterval(() => void this.forget(), FORGET_MS).unref();
  }

  /** Beats for as long as `onScreens` gives something. `lost`: the database has not answered for a while. */
  start(onScreens: () => OnScreens, beat: (beat: Beat) => void, lost: () => void): void {
    if (this.going || this.stopped) return;
    this.going = true;
    this.answeredAt = performance.now();
    const next = (): void => {
      this.timer = setTimeout(() => {
        this.beating = this.once(onScreens(), beat, lost).then(() => (onScreens().streams ? next() : this.rest()));
      }, EVERY_MS);
      this.timer.unref();
    };
    this.beating = this.place().then(next, (error: unknown) => {
      logError('changes not followed', error);
      this.rest();
    });
  }

  /** Waits for the question that is on its way. A look that begins afterwards misses nothing about whoever was on screens before. Throws where there is none. */
  async settled(): Promise<void> {
    await this.beating;
    if (this.horizon === undefined) throw new ApiError('INTERNAL');
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.forgetting);
    clearTimeout(this.timer);
    await this.beating;
    clearTimeout(this.timer);
  }

  private async place(): Promise<void> {
    await this.changes([]);
    this.since = (await this.edges([])).at;
  }

  private rest(): void {
    this.going = false;
    this.horizon = undefined;
    this.since = undefined;
    this.told.clear();
  }

  private async once({ about, tokens }: OnScreens, beat: (beat: Beat) => void, lost: () => void): Promise<void> {
    try {
      const slept = performance.now() - this.answeredAt > SLEPT_MS;
      const changed = await this.changes(about);
      const slow = this.beats++ % SLOW === 0;
      const edges = slow ? await this.edges(about) : undefined;
      const ended = slow ? await this.endedOf(tokens) : new Set<string>();
      this.answeredAt = performance.now();
      if (this.failing) log('changes are followed again');
      this.failing = false;
      beat({
        touches: (theirs, placeId) =>
          slept ||
          changed.some((one) => (one.personId ? theirs.includes(one.personId) : one.placeId === placeId)) ||
          (edges !== undefined && (edges.everyone || edges.people.some((id) => theirs.includes(id)))),
        ended,
      });
    } catch (error) {
      if (!this.failing) logError('changes not followed', error);
      this.failing = true;
      if (performance.now() - this.answeredAt > LOST_MS) lost();
    }
  }

  /** Changes that were not told of yet. */
  private async changes(about: readonly string[]): Promise<Answer['changes']> {
    const before = this.horizon;
    const [row] = await this.outside.call<{ answer: Answer }>(
      'live.changes',
      'select changes_since(coalesce($1::xid8, pg_snapshot_xmin(pg_current_snapshot())), $2) as answer',
      [before ?? null, about],
    );
    if (!row) throw new Error('The database said nothing of changes.');
    const { horizon, changes } = row.answer;
    this.horizon = horizon;
    const fresh = changes.filter((one) => !this.told.has(keyOf(one)));
    this.told.clear();
    for (const one of changes) this.told.add(keyOf(one));
    return fresh;
  }

  private async edges(about: readonly string[]): Promise<Edges> {
    const [row] = await this.outside.call<{ answer: Edges }>(
      'live.edges',
      'select edges_since(coalesce($1::timestamptz, moment()), $2) as answer',
      [this.since ?? null, about],
    );
    if (!row) throw new Error('The database said nothing of what the clock brings.');
    this.since = row.answer.at;
    return row.answer;
  }

  private async endedOf(tokens: readonly Buffer[]): Promise<Set<string>> {
    const rows = await this.outside.call<{ token_hash: Buffer }>('live.sessions', 'select token_hash from sessions_still_good($1)', [
      tokens,
    ]);
    const good = new Set(rows.map(({ token_hash }) => token_hash.toString('hex')));
    return new Set(tokens.map((token) => token.toString('hex')).filter((token) => !good.has(token)));
  }

  private async forget(): Promise<void> {
    try {
      await this.outside.call('live.forget', 'select forget_changes()', []);
    } catch (error) {
      logError('changes not forgotten', error);
    }
  }
}

const keyOf = ({ xact, placeId, personId }: Answer['changes'][number]): string => `${xact} ${placeId} ${personId ?? ''}`;

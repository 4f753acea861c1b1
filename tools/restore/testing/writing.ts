import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Writer } from '../../crash/small-place.ts';

/** What was written and acknowledged: entries and looks, with the moments before they began and after their commit. */
export interface Written {
  entryId: string;
  eventId: string;
  begun: number;
  at: number;
}

/** People at work: writes entries and looks as the application's role until it is told to stop. */
export class Writing {
  readonly done: Written[] = [];
  private going = true;
  private failure: Error | undefined;
  private readonly pool: pg.Pool;
  private readonly loops: Promise<void>[];

  constructor(appUrl: string, writers: readonly Writer[]) {
    this.pool = new pg.Pool({ connectionString: appUrl, max: writers.length });
    this.pool.on('error', () => undefined);
    this.loops = writers.map((writer) => this.loop(writer).catch((error: Error) => void (this.failure ??= error)));
  }

  /** Waits until so many more have been acknowledged. Throws what a writer failed with. */
  async more(count: number): Promise<void> {
    for (const until = this.done.length + count; this.done.length < until && !this.failure;)
      await new Promise((done) => setTimeout(done, 5));
    this.throwFailure();
  }

  async stop(): Promise<void> {
    this.going = false;
    await Promise.all(this.loops);
    await this.pool.end();
    this.throwFailure();
  }

  private throwFailure(): void {
    if (this.failure) throw this.failure;
  }

  private async loop(writer: Writer): Promise<void> {
    for (let n = 1; this.going; n++) {
      const [entryId, eventId] = [uuidv7(), uuidv7()];
      const begun = Date.now();
      const words = `What was told, number ${n} of ${writer.workerId}`;
      const client = await this.pool.connect();
      try {
        await client.query('begin');
        await client.query(
          "select set_config('app.worker_id', $1, true), set_config('app.organisation_id', $2, true), set_config('app.place_id', $3, true), set_config('app.role', 'worker', true), set_config('app.session_id', $4, true), set_config('app.purpose', 'support', true)",
          [writer.workerId, writer.organisationId, writer.placeId, writer.sessionId],
        );
        await client.query(
          `insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, author_id, organisation_id, words, categories, shown_to_person)
           values ($1, $2, me_place(), $3, 'conversation', date_trunc('milliseconds', moment()), moment(), me_worker(), me_organisation(), $4, '{}', 'now')`,
          [writer.personId, entryId, uuidv7(), words],
        );
        await client.query(
          `insert into access_events (place_id, person_id, at, event_id, worker_id, organisation_id, role, session_id, purpose, operation, kind, result, entry_ids, rules, request_id)
           values (me_place(), $1, moment(), $2, me_worker(), me_organisation(), me_role(), me_session(), me_purpose(), 'Drill', 'opened', 'shown', array[$3::uuid], '{author}', $4)`,
          [writer.personId, eventId, entryId, uuidv7()],
        );
        await client.query('commit');
        this.done.push({ entryId, eventId, begun, at: Date.now() });
      } finally {
        client.release();
      }
    }
  }
}

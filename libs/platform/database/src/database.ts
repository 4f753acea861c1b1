import { createHash } from 'node:crypto';
import { ApiError, currentContext, currentScope, type RequestScope } from '@alongside/platform/context';
import { logLooks, type LookToLog } from './access-events.ts';
import { toApiError } from './errors.ts';
import type { Pool, PoolClient } from './pool.ts';
import type { Row, Statement } from './statement.ts';

/** What a read may do: run statements that select. */
export interface Reader {
  rows<R extends object, V extends readonly unknown[]>(statement: Statement<R, V> & { reads: true }, values: V): Promise<R[]>;
}

/** What a write may do: read, and run statements that change; `change` gives their rows and how many there were. */
export interface Writer extends Reader {
  change<R extends object, V extends readonly unknown[]>(statement: Statement<R, V>, values: V): Promise<{ rows: R[]; count: number }>;
}

/** One transaction, its statements queued one at a time: a connection runs no two at once. */
interface Open {
  readonly client: PoolClient;
  readonly looks: LookToLog[];
  tail: Promise<unknown>;
  /** The first error: PostgreSQL refuses everything after it, so nothing read in this transaction leaves. */
  failure: ApiError | undefined;
}

interface Holding {
  reading?: Promise<Open>;
  writing?: Open;
}

const ENTER =
  "select set_config('app.worker_id', $1, true), set_config('app.organisation_id', $2, true), set_config('app.place_id', $3, true), set_config('app.role', $4, true), set_config('app.session_id', $5, true), set_config('app.purpose', $6, true)";
const CLAIM =
  'insert into mutations (place_id, worker_id, mutation_id, request_hash, made_at) values (me_place(), me_worker(), $1, $2, moment()) on conflict do nothing';
const STORED = 'select request_hash, answer from mutations where worker_id = me_worker() and mutation_id = $1';
const STORE = 'update mutations set answer = $2 where worker_id = me_worker() and mutation_id = $1';

const ignore = (): void => undefined;

/** Sees each statement that runs; the tests' snapshots stand on it. */
export type Watcher = (statement: { name: string; text: string }) => void;

/** The one door to the data. No context, no statement; no log, no data. */
export class Database {
  private readonly holdings = new WeakMap<RequestScope, Holding>();

  constructor(
    private readonly pool: Pool,
    private readonly watch?: Watcher,
  ) {}

  /** Reads in the operation's one READ COMMITTED transaction, opened by its first read and closed by `finish`. */
  async read<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    const holding = this.holding();
    if (holding.writing) return work(this.reader(holding.writing));
    holding.reading ??= this.open();
    const open = await holding.reading;
    return work(this.reader(open));
  }

  /** Writes in the mutation's transaction. Outside `mutation` there is none, and this throws. */
  async write<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
    const { writing } = this.holding();
    if (!writing) throw new Error('A write outside a mutation.');
    return work(this.writer(writing));
  }

  /**
   * One root mutation: one transaction, and one effect however often it is sent. The same id and content gets the stored answer,
   * the same id with other content CONFLICT. `answer` must hold ids only: words are read again, through the sharing decision.
   */
  async mutation<T extends object>(name: string, mutationId: string, content: unknown, work: () => Promise<T>): Promise<T> {
    const holding = this.holding();
    if (holding.writing) throw new Error('A mutation inside a mutation.');
    await this.finish();
    const open = await this.open();
    holding.writing = open;
    const hash = createHash('sha256')
      .update(JSON.stringify([name, content]))
      .digest();
    try {
      const claimed = await this.run(open, 'door.claim', CLAIM, [mutationId, hash]);
      if (claimed.rowCount === 0) {
        const stored = (await this.run(open, 'door.stored', STORED, [mutationId])).rows[0] as
          { request_hash: Buffer; answer: T } | undefined;
        if (!stored?.request_hash.equals(hash)) throw new ApiError('CONFLICT');
        await this.close(open, 'commit');
        return stored.answer;
      }
      const answer = await work();
      await this.run(open, 'door.store', STORE, [mutationId, JSON.stringify(answer)]);
      await this.close(open, 'commit');
      return answer;
    } catch (error) {
      await this.close(open, 'rollback');
      throw toApiError(error);
    } finally {
      delete holding.writing;
    }
  }

  /** Writes the looks of the operation and commits. Nothing read may leave before this has ended well. */
  async finish(): Promise<void> {
    const holding = this.holding();
    const reading = holding.reading;
    if (!reading) return;
    delete holding.reading;
    const open = await reading;
    await this.close(open, open.failure ? 'rollback' : 'commit');
    if (open.failure) throw open.failure;
  }

  /** Gives everything back without a commit: the request was broken off. */
  async abandon(): Promise<void> {
    const holding = this.holding();
    const reading = holding.reading;
    delete holding.reading;
    if (reading) await reading.then((open) => this.close(open, 'rollback')).catch(() => undefined);
  }

  private holding(): Holding {
    const scope = currentScope();
    let holding = this.holdings.get(scope);
    if (!holding) this.holdings.set(scope, (holding = {}));
    return holding;
  }

  private async open(): Promise<Open> {
    const { workerId, organisationId, placeId, role, sessionId } = currentContext();
    const { purpose } = currentScope();
    if (!purpose) throw new Error('A statement without a purpose.');
    const client = await this.pool.connect();
    // A connection that breaks between two statements tells it by an event; without a listener the process would die with it.
    client.on('error', ignore);
    const open: Open = { client, looks: [], tail: Promise.resolve(), failure: undefined };
    try {
      await client.query('begin');
      await this.run(open, 'door.enter', ENTER, [workerId, organisationId, placeId, role, sessionId, purpose]);
      return open;
    } catch (error) {
      client.off('error', ignore);
      client.release(true);
      throw toApiError(error);
    }
  }

  private async close(open: Open, how: 'commit' | 'rollback'): Promise<void> {
    await open.tail.catch(() => undefined);
    let broken = true;
    try {
      if (how === 'commit' && open.looks.length) {
        const { requestId, operation } = currentScope();
        const { text, values } = logLooks(open.looks, operation ?? 'unnamed', requestId);
        await this.run(open, 'door.log', text, values);
      }
      const ended = await open.client.query(how);
      // PostgreSQL answers ROLLBACK to the commit of a transaction that had failed: that is no commit.
      if (how === 'commit' && ended.command !== 'COMMIT') throw new ApiError('INTERNAL');
      broken = false;
    } catch (error) {
      throw toApiError(error);
    } finally {
      open.client.off('error', ignore);
      open.client.release(broken);
    }
  }

  private run(open: Open, name: string, text: string, values: readonly unknown[]): Promise<{ rows: Row[]; rowCount: number | null }> {
    const result = open.tail.then(() => {
      this.watch?.({ name, text });
      return open.client.query<Row>({ name, text, values: [...values] });
    });
    open.tail = result.catch((error: unknown) => {
      open.failure ??= toApiError(error);
    });
    return result.catch((error: unknown) => {
      throw toApiError(error);
    });
  }

  private reader(open: Open): Reader {
    return { rows: (statement, values) => this.rowsOf(open, statement, values) };
  }

  private writer(open: Open): Writer {
    return {
      rows: (statement, values) => this.rowsOf(open, statement, values),
      change: async (statement, values) => {
        const { rows, rowCount } = await this.run(open, statement.name, statement.text, values);
        return { rows: rows as never, count: rowCount ?? 0 };
      },
    };
  }

  private async rowsOf<R extends object, V extends readonly unknown[]>(open: Open, statement: Statement<R, V>, values: V): Promise<R[]> {
    const { rows } = await this.run(open, statement.name, statement.text, values);
    const found = rows as R[];
    if (statement.shows !== 'nobody') open.looks.push(...statement.shows(found, values));
    return found;
  }
}

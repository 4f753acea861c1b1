import type { Writable } from 'node:stream';
import { DatabaseError } from 'pg';
import { ApiError, currentScope, type RequestContext, type RequestScope } from '@alongside/platform/context';
import { logLooks, type LookToLog } from './access-events.ts';
import { toApiError } from './errors.ts';
import type { Pool, PoolClient } from './pool.ts';
import type { SeenSessions } from './seen-sessions.ts';
import type { Row } from './statement.ts';

/** Sees each statement that runs; the tests' snapshots stand on it. */
export type Watcher = (statement: { name: string; text: string }) => void;

interface Ran {
  readonly rows: Row[];
  readonly rowCount: number | null;
}

/** Who asks. `unseen`: nobody noted of late that the session is used. */
interface Entered extends Row {
  readonly context: RequestContext & { readonly unseen?: boolean };
}

/** What every transaction is made with. */
export interface Door {
  readonly pool: Pool;
  readonly watch?: Watcher | undefined;
  /** Told of each session that should be noted as used. */
  readonly seen?: SeenSessions | undefined;
}

const ENTER = 'select enter($1, $2, $3, $4, $5, $6)';
const ENTER_SESSION = 'select enter_session($1, $2) as context';
const ENTER_QUIETLY = 'select enter_session_quietly($1, $2) as context';
const IDENTIFY =
  "select json_build_object('workerId', worker_id, 'organisationId', organisation_id, 'placeId', place_id, 'role', role, 'sessionId', session_id) as context from resume_session($1)";

const ignore = (): void => undefined;

/** What is sent until this turn of the event loop ends goes out in one piece: a system call less for each statement, here and in PostgreSQL. */
function together(client: PoolClient): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

function contextOf(row: Entered | undefined, seen?: SeenSessions): RequestContext {
  if (!row) throw new ApiError('UNAUTHENTICATED');
  const { unseen, ...context } = row.context;
  const { token, purpose } = currentScope();
  if (unseen && token && purpose) seen?.used(token, purpose);
  return Object.freeze(context);
}

/**
 * One transaction in the context of the request. Statements go out as they come, without waiting for the answer of the one before: the connection
 * keeps their order, and PostgreSQL refuses whatever stands behind one that failed. So nothing runs where the context could not be set.
 */
export class Transaction {
  readonly looks: LookToLog[] = [];
  /** Whether anything but the context was asked for. */
  used = false;
  /** The first error: nothing read in this transaction leaves. */
  failure: ApiError | undefined;
  private readonly entered: Promise<RequestContext>;
  private tail: Promise<unknown>;
  private ended = false;

  private constructor(
    private readonly client: PoolClient,
    private readonly door: Door,
  ) {
    const scope = currentScope();
    // A connection that breaks between two statements tells it by an event; without a listener the process would die with it.
    client.on('error', ignore);
    together(client);
    this.tail = client.query('begin').catch((error: unknown) => this.fail(error));
    this.entered = this.enter(scope).then((context) => (scope.context ??= context));
    this.entered.catch(ignore); // it is told by `failure`, and to whoever waits for it
  }

  /** Takes a connection; begin and context are on their way when this returns. Throws where nobody can be signed in. */
  static async begin(door: Door): Promise<Transaction> {
    const { context, token, purpose } = currentScope();
    if (!context && !token) throw new ApiError('UNAUTHENTICATED');
    if (!purpose) throw new Error('A statement without a purpose.');
    const client = await door.pool.connect().catch((error: unknown) => {
      throw toApiError(error);
    });
    return new Transaction(client, door);
  }

  /** Who asks, once PostgreSQL has said so. UNAUTHENTICATED where no good session stands behind the request. */
  context(): Promise<RequestContext> {
    return this.entered;
  }

  /** Sends a statement. Its error is the first one of the transaction. */
  run(name: string, text: string, values: readonly unknown[]): Promise<Ran> {
    if (this.ended) return Promise.reject(new Error('A statement after the end of its transaction.'));
    this.used = true;
    return this.send(name, text, values);
  }

  /** Waits for the answers of all that was sent; how they ended is told elsewhere. */
  async settled(): Promise<void> {
    await this.tail;
  }

  /**
   * Writes the looks and commits, or takes all back; the connection goes back to the pool. It is sent right behind what came before: where that
   * or the log failed, PostgreSQL answers ROLLBACK to the commit, which is no commit, and this throws. Whoever reads waits for `settled` first.
   */
  async end(how: 'commit' | 'rollback'): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    let broken = true;
    try {
      together(this.client);
      const logged = how === 'commit' && this.looks.length ? this.log() : undefined;
      logged?.catch(ignore); // told below
      // answered last: until then the connection is nobody else's, even where the log has failed
      const ended = await this.client.query(how);
      await logged;
      if (how === 'commit' && ended.command !== 'COMMIT') throw this.failure ?? new ApiError('INTERNAL');
      broken = false;
    } catch (error) {
      throw this.failure ?? toApiError(error);
    } finally {
      this.client.off('error', ignore);
      this.client.release(broken);
    }
  }

  /**
   * A statement that is a transaction by itself, and resumes the session in it: its first row gives who asks. It has ended well only when PostgreSQL has
   * committed: the answer comes after that, and an error in its place. A connection whose statement was refused is as good as before.
   */
  static async alone(
    { pool, watch, seen }: Door,
    statement: { readonly name: string; readonly text: string },
    values: readonly unknown[],
  ): Promise<{ readonly context: RequestContext; readonly rows: Row[] }> {
    const { name, text } = statement;
    watch?.({ name, text });
    const client = await pool.connect();
    client.on('error', ignore);
    let broken = true;
    try {
      const [first, ...rows] = (await client.query<Row>({ name, text, values: [...values] })).rows;
      broken = false;
      return { context: contextOf(first as Entered | undefined, seen), rows };
    } catch (error) {
      broken &&= !(error instanceof DatabaseError && error.severity === 'ERROR'); // FATAL: PostgreSQL has closed it
      throw error;
    } finally {
      client.off('error', ignore);
      client.release(broken);
    }
  }

  /** Who asks, beside any transaction. UNAUTHENTICATED where no good session stands behind the token. */
  static async identify({ pool }: Door, token: Buffer): Promise<RequestContext> {
    try {
      const { rows } = await pool.query<Entered>({ name: 'door.identify', text: IDENTIFY, values: [token] });
      return contextOf(rows[0]);
    } catch (error) {
      throw toApiError(error);
    }
  }

  private send(name: string, text: string, values: readonly unknown[]): Promise<Ran> {
    this.door.watch?.({ name, text });
    const answer = this.client.query<Row>({ name, text, values: [...values] }).catch((error: unknown) => {
      throw this.fail(error);
    });
    this.tail = answer.catch(ignore);
    return answer;
  }

  private log(): Promise<Ran> {
    const { requestId, operation } = currentScope();
    const { name, text, values } = logLooks(this.looks, operation ?? 'unnamed', requestId);
    return this.send(name, text, values);
  }

  private async enter({ context: known, token, purpose, quiet }: RequestScope): Promise<RequestContext> {
    if (known) {
      await this.send('door.enter', ENTER, [known.workerId, known.organisationId, known.placeId, known.role, known.sessionId, purpose]);
      return known;
    }
    const { rows } = await (quiet
      ? this.send('door.enter_quietly', ENTER_QUIETLY, [token, purpose])
      : this.send('door.enter_session', ENTER_SESSION, [token, purpose]));
    return contextOf(rows[0] as Entered | undefined, this.door.seen);
  }

  private fail(error: unknown): ApiError {
    return (this.failure ??= toApiError(error));
  }
}

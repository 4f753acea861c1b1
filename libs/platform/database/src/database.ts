import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { ApiError, currentContext, currentScope, type RequestContext, type RequestScope } from '@alongside/platform/context';
import { toApiError } from './errors.ts';
import type { Pool } from './pool.ts';
import type { SeenSessions } from './seen-sessions.ts';
import type { Look, Statement, WholeMutation, WholeRead } from './statement.ts';
import { type Door, Transaction, type Watcher } from './transaction.ts';

/** What a read may do: run statements that select. */
export interface Reader {
  rows<R extends object, V extends readonly unknown[]>(statement: Statement<R, V> & { reads: true }, values: V): Promise<R[]>;
}

/** What a write may do: read, and run statements that change; `change` gives their rows and how many there were. */
export interface Writer extends Reader {
  change<R extends object, V extends readonly unknown[]>(statement: Statement<R, V>, values: V): Promise<{ rows: R[]; count: number }>;
}

interface Holding {
  reading?: Promise<Transaction>;
  writing?: Transaction;
}

const KEEP = 'select keep_mutation($1, $2, $3)';
/** A mutation that is one statement, the values that are its own, and what it answers where it ends well. */
export interface AtOnce<T extends object, V extends readonly unknown[]> {
  readonly whole: WholeMutation<V>;
  readonly values: V;
  readonly answer: T;
}

const KEPT = 'select request_hash, answer from mutations where worker_id = me_worker() and mutation_id = $1';

const hashOf = (name: string, content: unknown): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([name, content]))
    .digest();

/** The one door to the data. No context, no statement; no log, no data. */
export class Database {
  private readonly holdings = new WeakMap<RequestScope, Holding>();
  private readonly door: Door;

  constructor(pool: Pool, watch?: Watcher, seen?: SeenSessions) {
    this.door = { pool, watch, seen };
  }

  /**
   * Who asks: the session behind the request's cookie, resumed by the first statement of the operation's transaction. UNAUTHENTICATED where
   * there is none. Reads that are sent before this has answered stand behind it, and run only where it ended well.
   */
  async enter(): Promise<RequestContext> {
    const { context, purpose } = currentScope();
    if (context) return context;
    if (!purpose) return this.whoAsks();
    try {
      return await (await this.reading()).context();
    } catch (error) {
      await this.abandon();
      throw toApiError(error);
    }
  }

  /** Reads in the operation's one READ COMMITTED transaction, opened by its first read and closed by `finish`. */
  async read<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return work(this.reader(this.holding().writing ?? (await this.reading())));
  }

  /**
   * Reads in one statement, with the same answer and the same look as `read` and `finish`: for the few that are asked for most. It asks for the session
   * itself, so nothing may have been asked before.
   */
  async readAtOnce<R extends object, V extends readonly unknown[]>(whole: WholeRead<R, V>, values: V): Promise<R[]> {
    const scope = currentScope();
    const { token, purpose, operation, requestId } = scope;
    if (!token) throw new ApiError('UNAUTHENTICATED');
    if (!purpose) throw new Error('A statement without a purpose.');
    try {
      const asked = [token, purpose, operation ?? 'unnamed', requestId, uuidv7(), ...values];
      const { context, rows } = await Transaction.alone(this.door, whole, asked);
      scope.context ??= context;
      return rows as R[];
    } catch (error) {
      throw toApiError(error);
    }
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
   * The id is kept last, beside the answer. Of two at once the second fails on it, or on what the first changed; all that it did is taken back,
   * and it gets the answer of the first. Where it is NOT_FOUND, it was a denied look at `asked`.
   */
  async mutation<T extends object>(
    name: string,
    mutationId: string,
    content: unknown,
    work: () => Promise<T>,
    asked: readonly Look[] = [],
  ): Promise<T> {
    const holding = this.holding();
    if (holding.writing) throw new Error('A mutation inside a mutation.');
    const open = await this.forWriting(holding);
    holding.writing = open;
    const hash = hashOf(name, content);
    try {
      const answer = await work();
      await open.settled();
      open.run('door.keep', KEEP, [mutationId, hash, JSON.stringify(answer)]).catch(() => undefined); // the commit behind it tells
      await open.end('commit');
      return answer;
    } catch (error) {
      await open.end('rollback').catch(() => undefined);
      delete holding.writing;
      return await this.madeBefore<T>(mutationId, hash, toApiError(error), [...asked, ...open.looks]);
    } finally {
      delete holding.writing;
    }
  }

  /**
   * One root mutation in one statement, with the same effect and the same answers as `mutation`: for the few that are sent in a row. It asks for the
   * session itself, so nothing may have been asked before. `answer` must hold ids only.
   */
  async mutationAtOnce<T extends object, V extends readonly unknown[]>(
    name: string,
    mutationId: string,
    content: unknown,
    { whole, values, answer }: AtOnce<T, V>,
    asked: readonly Look[] = [],
  ): Promise<T> {
    const scope = currentScope();
    const { token, purpose } = scope;
    if (!token) throw new ApiError('UNAUTHENTICATED');
    if (!purpose) throw new Error('A statement without a purpose.');
    const hash = hashOf(name, content);
    try {
      const { context } = await Transaction.alone(this.door, whole, [
        ...[token, purpose, mutationId, hash, JSON.stringify(answer)],
        ...values,
      ]);
      scope.context ??= context;
      return answer;
    } catch (error) {
      const failure = toApiError(error);
      await this.whoAsks(); // whatever went wrong, nobody is told of it who is not signed in
      return this.madeBefore<T>(mutationId, hash, failure, asked);
    }
  }

  /** Writes the looks of the operation and commits. Nothing read may leave before this has ended well. */
  async finish(): Promise<void> {
    const holding = this.holding();
    const reading = holding.reading;
    if (!reading) return;
    delete holding.reading;
    await this.conclude(await reading);
  }

  /** Gives everything back without a commit: the request was broken off. */
  async abandon(): Promise<void> {
    const holding = this.holding();
    const reading = holding.reading;
    delete holding.reading;
    if (reading) await reading.then((open) => open.end('rollback')).catch(() => undefined);
  }

  private holding(): Holding {
    const scope = currentScope();
    let holding = this.holdings.get(scope);
    if (!holding) this.holdings.set(scope, (holding = {}));
    return holding;
  }

  private reading(): Promise<Transaction> {
    return (this.holding().reading ??= Transaction.begin(this.door));
  }

  private async conclude(open: Transaction): Promise<void> {
    await open.settled();
    await open.end(open.failure ? 'rollback' : 'commit');
    if (open.failure) throw open.failure;
  }

  /** The transaction that the guard opened, where nothing was read in it; else a new one. */
  private async forWriting(holding: Holding): Promise<Transaction> {
    const { reading } = holding;
    delete holding.reading;
    const open = await reading;
    if (open && !open.used) return open;
    if (open) await this.conclude(open);
    return Transaction.begin(this.door);
  }

  /**
   * The answer to a mutation that was made before, in a transaction of its own. Where there is none, `failure` stands; and where that says that there is
   * nothing, what was asked for is written down as denied before it leaves.
   */
  private async madeBefore<T>(mutationId: string, hash: Buffer, failure: ApiError, asked: readonly Look[]): Promise<T> {
    if (!currentScope().context) throw failure; // nobody was signed in
    const open = await Transaction.begin(this.door);
    let kept: { request_hash: Buffer; answer: T } | undefined;
    try {
      const { rows } = await open.run('door.kept', KEPT, [mutationId]);
      kept = rows[0] as typeof kept;
      if (!kept && failure.code === 'NOT_FOUND') await this.deny(open, asked);
    } finally {
      await open.end('rollback');
    }
    if (!kept) throw failure;
    if (!kept.request_hash.equals(hash)) throw new ApiError('CONFLICT');
    return kept.answer;
  }

  /** Commits what was asked for and not found to the log. Whatever stops that is no answer about anybody. */
  private async deny(open: Transaction, asked: readonly Look[]): Promise<void> {
    open.looks.push(...asked.filter(({ result }) => result === 'denied'));
    if (!open.looks.length) return;
    await open.end('commit').catch((error: unknown) => {
      throw new ApiError('INTERNAL', { cause: toApiError(error).cause });
    });
  }

  /** A field that nobody may ask for has no purpose, and so no transaction: who asks is found out beside it. */
  private async whoAsks(): Promise<RequestContext> {
    const scope = currentScope();
    if (scope.context || !scope.token) return currentContext();
    scope.context = await Transaction.identify(this.door, scope.token);
    return currentContext();
  }

  private reader(open: Transaction): Reader {
    return { rows: (statement, values) => this.rowsOf(open, statement, values) };
  }

  private writer(open: Transaction): Writer {
    return {
      rows: (statement, values) => this.rowsOf(open, statement, values),
      change: async (statement, values) => {
        const { rows, rowCount } = await open.run(statement.name, statement.text, values);
        return { rows: rows as never, count: rowCount ?? 0 };
      },
    };
  }

  private async rowsOf<R extends object, V extends readonly unknown[]>(
    open: Transaction,
    statement: Statement<R, V>,
    values: V,
  ): Promise<R[]> {
    const { rows } = await open.run(statement.name, statement.text, values);
    const found = rows as R[];
    if (statement.shows !== 'nobody') open.looks.push(...statement.shows(found, values));
    return found;
  }
}

import pg from 'pg';

type Ask = (...args: unknown[]) => Promise<pg.QueryResult>;

/**
 * A pool of one connection whose transactions are savepoints of the one that is open. So a world is never committed, and whatever the API does in it
 * is taken back. Answers to `commit` are those of PostgreSQL: COMMIT, or ROLLBACK where something failed before.
 */
export class OneConnection {
  private readonly client: pg.Client;
  private readonly send: Ask;
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(client: pg.Client) {
    this.client = client;
    this.send = client.query.bind(client);
    const ask: Ask = (...args) => this.inside(...args);
    Object.assign(client, { query: ask });
  }

  static async open(connectionString: string): Promise<OneConnection> {
    const client = new pg.Client({ connectionString, pipeline: true });
    await client.connect();
    return new OneConnection(client);
  }

  /** Sends a statement as it stands, once nobody else holds the connection: for what loads worlds and takes them back. */
  async sql<Row extends object = Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    // the API does some things beside its requests, by timers of its own: between two statements of theirs nothing may be taken back
    const client = await this.connect();
    try {
      const { rows } = await this.send(text, [...values]);
      return rows as Row[];
    } finally {
      client.release();
    }
  }

  /** The connection, once nobody else holds it. */
  async connect(): Promise<pg.Client & { release: () => void }> {
    const before = this.turn;
    let free = (): void => undefined;
    this.turn = new Promise<void>((done) => (free = done));
    // one after the other, and whoever asks while the next one wakes up stands behind it
    await within(before);
    return Object.assign(this.client, { release: free });
  }

  /** One statement that is a transaction by itself. */
  async query(...args: unknown[]): Promise<pg.QueryResult> {
    const client = await this.connect();
    try {
      await this.inside('begin');
      const result = await this.send(...args);
      await this.inside('commit');
      return result;
    } catch (error) {
      await this.inside('rollback');
      throw error;
    } finally {
      client.release();
    }
  }

  on(): this {
    return this;
  }

  end(): Promise<void> {
    return this.client.end();
  }

  private inside(...args: unknown[]): Promise<pg.QueryResult> {
    if (args[0] === 'begin') return this.send('savepoint request');
    if (args[0] === 'rollback') return this.takeBack();
    if (args[0] !== 'commit') return this.send(...args);
    return this.send('release savepoint request').then(
      (result) => ({ ...result, command: 'COMMIT' }) as pg.QueryResult,
      () => this.takeBack(),
    );
  }

  private async takeBack(): Promise<pg.QueryResult> {
    await this.send('rollback to savepoint request');
    const result = await this.send('release savepoint request');
    return { ...result, command: 'ROLLBACK' } as pg.QueryResult;
  }
}

/** Waits, but not for ever: an operation that takes a second connection while it holds one would wait for itself. */
async function within(before: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, fail) => (timer = setTimeout(() => fail(new Error('An operation asked for a second connection.')), 20_000)));
  await Promise.race([before, late]).finally(() => clearTimeout(timer));
}

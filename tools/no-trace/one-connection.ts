import pg from 'pg';

/** From one statement to the next that it leads to the API asks nobody else, and waits for no clock. */
const QUIET_MS = 15;

type Ask = (...args: unknown[]) => Promise<pg.QueryResult>;

/**
 * A pool of one connection whose transactions are savepoints of the one that is open. So a world is never committed, and whatever the API does in it
 * is taken back. Answers to `commit` are those of PostgreSQL: COMMIT, or ROLLBACK where something failed before.
 */
export class OneConnection {
  private readonly client: pg.Client;
  private readonly send: Ask;
  private turn: Promise<unknown> = Promise.resolve();
  private taken = 0;
  private begun = false;
  private readonly awaited = new Set<{ readonly like: RegExp; readonly answered: () => void }>();

  private constructor(client: pg.Client) {
    this.client = client;
    const send = client.query.bind(client) as Ask;
    this.send = (...args) => {
      const waits = [...this.awaited].filter(({ like }) => like.test(textOf(args[0])));
      const answer = send(...args);
      if (waits.length > 0)
        answer.then(
          () => waits.forEach(({ answered }) => answered()),
          () => undefined,
        );
      return answer;
    };
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

  /** Waits until a statement like this, that was sent from now on, is answered. */
  async answered(like: RegExp): Promise<void> {
    let one: { readonly like: RegExp; readonly answered: () => void } | undefined;
    const answer = new Promise<void>((answered) => this.awaited.add((one = { like, answered })));
    await within(answer, `Nothing like ${String(like)} was asked.`).finally(() => one && this.awaited.delete(one));
  }

  /** Waits until nobody takes the connection any more: whatever one statement led to has been asked as well. */
  async quiet(): Promise<void> {
    for (let before = -1; before !== this.taken;) {
      before = this.taken;
      await this.turn;
      await new Promise((done) => setTimeout(done, QUIET_MS));
    }
  }

  /** The connection, once nobody else holds it. */
  async connect(): Promise<pg.Client & { release: () => void }> {
    this.taken++;
    const before = this.turn;
    let free = (): void => undefined;
    this.turn = new Promise<void>((done) => (free = done));
    // one after the other, and whoever asks while the next one wakes up stands behind it
    await within(before, 'An operation asked for a second connection.');
    return Object.assign(this.client, { release: free });
  }

  /** One statement that is a transaction by itself. */
  async query(...args: unknown[]): Promise<pg.QueryResult> {
    const client = await this.connect();
    try {
      return await this.alone(args);
    } finally {
      client.release();
    }
  }

  /** Throws where something that failed was not taken back: whatever was asked since has the same answer, and tells of nothing. */
  async stillAnswers(): Promise<void> {
    await this.sql('select');
  }

  on(): this {
    return this;
  }

  end(): Promise<void> {
    return this.client.end();
  }

  private inside(...args: unknown[]): Promise<pg.QueryResult> {
    const [asked] = args;
    if (asked !== 'begin' && asked !== 'rollback' && asked !== 'commit') return this.begun ? this.send(...args) : this.alone(args);
    this.begun = asked === 'begin';
    if (asked === 'begin') return this.send('savepoint request');
    return asked === 'commit' ? this.keep() : this.takeBack();
  }

  /** Outside of a transaction each statement is one by itself. */
  private async alone(args: readonly unknown[]): Promise<pg.QueryResult> {
    await this.send('savepoint request');
    try {
      const result = await this.send(...args);
      await this.keep();
      return result;
    } catch (error) {
      await this.takeBack();
      throw error;
    }
  }

  private keep(): Promise<pg.QueryResult> {
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
async function within(before: Promise<unknown>, otherwise: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, fail) => (timer = setTimeout(() => fail(new Error(otherwise)), 20_000)));
  await Promise.race([before, late]).finally(() => clearTimeout(timer));
}

const textOf = (asked: unknown): string => (typeof asked === 'string' ? asked : ((asked as { readonly text?: string } | null)?.text ?? ''));

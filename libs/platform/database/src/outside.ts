import { toApiError } from './errors.ts';
import type { Pool } from './pool.ts';
import type { Row } from './statement.ts';

/** Calls one definer function; `name` is the prepared statement's. */
export type Call = <R extends object = Row>(name: string, text: string, values: readonly unknown[]) => Promise<R[]>;

/** Before a session there is no context: sign-in and health ask definer functions through this, and nothing else can be reached by it. */
export class OutsideContext {
  constructor(private readonly pool: Pool) {}

  /** Calls one definer function; `name` is the prepared statement's. */
  async call<R extends object = Row>(name: string, text: string, values: readonly unknown[]): Promise<R[]> {
    try {
      return (await this.pool.query<R & Row>({ name, text, values: [...values] })).rows;
    } catch (error) {
      throw toApiError(error);
    }
  }

  /** Several calls in one transaction, for the product's own jobs. What `work` throws takes all of it back. */
  async together<T>(work: (call: Call) => Promise<T>): Promise<T> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw toApiError(error);
    });
    client.on('error', ignore);
    let broken = true;
    try {
      await client.query('begin');
      const done = await work(async <R extends object>(name: string, text: string, values: readonly unknown[]) => {
        return (await client.query<R & Row>({ name, text, values: [...values] })).rows;
      });
      await client.query('commit');
      broken = false;
      return done;
    } catch (error) {
      throw toApiError(error);
    } finally {
      client.off('error', ignore);
      client.release(broken); // a transaction that failed goes with its connection
    }
  }
}

// A connection that breaks between two statements tells it by an event, too; without a listener the process would die with it.
const ignore = (): void => undefined;

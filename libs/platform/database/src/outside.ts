import { toApiError } from './errors.ts';
import type { Pool } from './pool.ts';
import type { Row } from './statement.ts';

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
}

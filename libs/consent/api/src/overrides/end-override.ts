import { Injectable } from '@nestjs/common';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { EndOverrideInput, OverrideEnded } from '@alongside/platform/graphql';
import { END } from './overrides.queries.ts';

/** Ends one's own override before its time. NOT_FOUND where nothing is open, for whatever reason. */
@Injectable()
export class EndOverride {
  constructor(private readonly database: Database) {}

  async run(input: EndOverrideInput): Promise<OverrideEnded> {
    const id = idToFind(input.overrideId);
    const { rows } = await this.database.write((writer) => writer.change(END, [id]));
    if (!rows[0]?.done) throw new ApiError('NOT_FOUND');
    return { __typename: 'OverrideEnded', id };
  }
}

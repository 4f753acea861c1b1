import { Injectable } from '@nestjs/common';
import type { Purpose } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { LiveSight, LiveSubject } from '@alongside/platform/live';
import { FOLLOWED_AGAIN, FOLLOWED_FIRST } from './follow-person.queries.ts';

/** A person on a screen: their page, their story, and whoever can see it. It tells that something is otherwise, and never what. */
@Injectable()
export class FollowPerson implements LiveSubject {
  readonly name: string = 'person';
  readonly purpose: Purpose = 'support';

  constructor(private readonly database: Database) {}

  async look(personId: string, opening: boolean): Promise<LiveSight | undefined> {
    const [row] = await this.database.read((reader) => reader.rows(opening ? FOLLOWED_FIRST : FOLLOWED_AGAIN, [personId]));
    return row?.fingerprint ? { fingerprint: row.fingerprint, about: [personId] } : undefined;
  }
}

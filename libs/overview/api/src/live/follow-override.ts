import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Purpose } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { LiveSight, LiveSubject } from '@alongside/platform/live';
import { toOverrideLook } from '../safety/safety.queries.ts';
import { OPENED_FINGERPRINT, OVERRIDE_FOLLOWED } from './follow-override.queries.ts';

/** What the page of one's own override would show now: the same answer that it gets, as a sum. */
async function seenOf(database: Database, overrideId: string): Promise<LiveSight | undefined> {
  return database.read(async (reader) => {
    const [row] = await reader.rows(OVERRIDE_FOLLOWED, [overrideId]);
    if (!row) return undefined;
    const opened = row.answer === 'opened' && row.records ? await reader.rows(OPENED_FINGERPRINT, [row.records]) : [];
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([toOverrideLook(row), opened]))
      .digest('base64');
    // Of somebody whom the page tells nothing of nothing is followed, so that their changes cost it nothing either
    const about = row.answer === 'nobody' || !row.person_id ? [] : (row.records ?? [row.person_id]);
    return { fingerprint, about };
  });
}

/** One's own override in an emergency, while its page is open. It tells that something is otherwise, and never what. */
@Injectable()
export class FollowEmergency implements LiveSubject {
  readonly name: string = 'emergency';
  readonly purpose: Purpose = 'emergency';
  constructor(private readonly database: Database) {}

  look(overrideId: string): Promise<LiveSight | undefined> {
    return seenOf(this.database, overrideId);
  }
}

/** The same where someone may be harmed. */
@Injectable()
export class FollowSafeguarding implements LiveSubject {
  readonly name: string = 'safeguarding';
  readonly purpose: Purpose = 'safeguarding';
  constructor(private readonly database: Database) {}

  look(overrideId: string): Promise<LiveSight | undefined> {
    return seenOf(this.database, overrideId);
  }
}

/** The same of a Guardian's disclosure. */
@Injectable()
export class FollowDisclosure implements LiveSubject {
  readonly name: string = 'disclosure';
  readonly purpose: Purpose = 'disclosure';
  constructor(private readonly database: Database) {}

  look(overrideId: string): Promise<LiveSight | undefined> {
    return seenOf(this.database, overrideId);
  }
}

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

/** One's own override, while its page is open, for one purpose. It tells that something is otherwise, and never what. */
@Injectable()
abstract class FollowOverride implements LiveSubject {
  abstract readonly purpose: Purpose;
  constructor(private readonly database: Database) {}

  get name(): string {
    return this.purpose;
  }

  look(overrideId: string): Promise<LiveSight | undefined> {
    return seenOf(this.database, overrideId);
  }
}

@Injectable()
export class FollowEmergency extends FollowOverride {
  readonly purpose: Purpose = 'emergency';
}

/** Where someone may be harmed. */
@Injectable()
export class FollowSafeguarding extends FollowOverride {
  readonly purpose: Purpose = 'safeguarding';
}

/** A Guardian's disclosure. */
@Injectable()
export class FollowDisclosure extends FollowOverride {
  readonly purpose: Purpose = 'disclosure';
}

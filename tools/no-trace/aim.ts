import type { Random } from '../../libs/consent/model/src/testing/random.ts';
import type { Details } from './furnished.ts';

/** What a question is about: ids as the API takes them. */
export interface Aim {
  readonly random: Random;
  readonly personId: string;
  readonly entryId: string;
  readonly overrideId: string;
  readonly actId: string;
  readonly alertId: string;
  readonly callBackId: string;
  readonly listedId: string;
  readonly workerId: string;
  readonly organisationId: string;
  readonly teamId: string;
  readonly membershipId: string;
  /** Another person, and how the one in question is called. */
  readonly otherPersonId: string;
  readonly details: Details;
  /** False where asking for them in danger would open them. */
  readonly mayOpen: boolean;
  readonly now: string;
  /** An id that the client makes, the same in both worlds. */
  fresh(name: string): string;
}

import { type Category, readersOfAll } from '@alongside/consent/model';
import type { ReadersFragment } from '../operations.generated.ts';

/** Someone who may read an entry, and the organisation they read it for. */
export type Reader = ReadersFragment['readers'][number];

/** Who, beyond the writer's own organisation, reads words about all of this. Nobody while it is told in confidence or about nothing yet. */
export function readersOf(categories: readonly Category[], byCategory: readonly ReadersFragment[]): readonly Reader[] {
  if (categories.includes('told_in_confidence')) return [];
  return readersOfAll(categories, byCategory, ({ worker, organisation }) => `${worker.id} ${organisation.id}`);
}

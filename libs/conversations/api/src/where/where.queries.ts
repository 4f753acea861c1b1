import { change, query } from '@alongside/platform/database';

/** Which entries about a person tell where they are, of those that this worker reads wholly. Ids of what the same answer shows. */
export const TELLS_WHERE = query<{ entry_id: string }, [personId: string]>(
  'conversations.tells_where',
  'nobody',
  'select entry_id from tells_where_to_me where person_id = $1',
);

/** Marks what was there before, or takes the worker's own marks off; false where none of it is theirs to mark. */
export const MARK_WHERE = change<[personId: string, entryIds: readonly string[], tells: boolean], { marked: boolean }>(
  'conversations.mark_where',
  'select mark_where($1, $2, $3) as marked',
);

/** What a mutation on an entry gives back: ids alone. The entry itself is read again, through the sharing decision. */
export interface EntryRef<Name extends string> {
  readonly __typename: Name;
  readonly personId: string;
  readonly entryId: string;
}

export interface CannotRecord {
  readonly __typename: 'CannotRecord';
  readonly message: string;
}

/** An edit that started from another version than the one that stands. */
export interface EntryChanged extends EntryRef<'EntryChanged'> {
  readonly message: string;
}

const cannot = (message: string): CannotRecord => ({ __typename: 'CannotRecord', message });

export const CANNOT_RECORD = {
  words: cannot('Write something first. A note can have up to 20,000 letters.'),
  beside: cannot('Make the line about where shorter. It can have up to 2,000 letters.'),
  because: cannot('Make the line about why shorter. It can have up to 2,000 letters.'),
  held: cannot('Say why it is held back.'),
  headline: cannot('A sentence can have up to 200 letters.'),
  passage: cannot('Choose the words again, and whom they are about.'),
} as const;

/** The answer to an edit from a stale version. */
export const entryChanged = (personId: string, entryId: string): EntryChanged => ({
  __typename: 'EntryChanged',
  message: 'This was changed while you were writing. Both versions are kept. Choose which words to use.',
  personId,
  entryId,
});

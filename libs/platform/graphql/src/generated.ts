export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string };
  String: { input: string; output: string };
  Boolean: { input: boolean; output: boolean };
  Int: { input: number; output: number };
  Float: { input: number; output: number };
  /** A day in Europe/London, as 2026-11-24. */
  Date: { input: string; output: string };
  /** An instant in UTC, as 2026-11-24T10:30:00.000Z. */
  DateTime: { input: string; output: string };
};

export type ActForInput = {
  readonly mutationId: Scalars['ID']['input'];
  readonly organisationId: Scalars['ID']['input'];
};

export type ActForResult = ActingFor | NotYourOrganisation;

export type ActingFor = {
  readonly __typename?: 'ActingFor';
  readonly membership: Membership;
};

export type AddPersonInput = {
  /** What the worker said of each possible match that was shown. */
  readonly answers: ReadonlyArray<MatchAnswerInput>;
  readonly details: PersonDetailsInput;
  readonly mutationId: Scalars['ID']['input'];
  /** UUIDv7, made by the client. */
  readonly personId: Scalars['ID']['input'];
};

export type AddPersonResult = NameNeeded | PersonAdded;

export type AmendEntryInput = {
  readonly because?: InputMaybe<Scalars['String']['input']>;
  readonly entryId: Scalars['ID']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  /** UUIDv7 of the amendment, made by the client. */
  readonly id: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
  readonly personId: Scalars['ID']['input'];
  readonly words: Scalars['String']['input'];
};

export type AmendEntryResult = CannotRecord | EntryAmended | EntryChanged;

export type AskForCallBackInput = {
  /** UUIDv7 of the call back, made by the client. */
  readonly id: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
  readonly phone: Scalars['String']['input'];
  /** What the worker typed to find the person, as typed. */
  readonly typed: Scalars['String']['input'];
};

export type AskForCallBackResult = CallBackAsked | PhoneNeeded;

/** A colleague asks to be rung about someone this worker leads, or is alongside where nobody leads. */
export type CallBack = {
  readonly __typename?: 'CallBack';
  readonly askedAt: Scalars['DateTime']['output'];
  readonly asker: Worker;
  readonly id: Scalars['ID']['output'];
  readonly organisation: Organisation;
  readonly person: PersonCard;
  readonly phone: Scalars['String']['output'];
};

/** The answer is this, whoever was asked for and whether or not anyone is known. */
export type CallBackAsked = {
  readonly __typename?: 'CallBackAsked';
  readonly id: Scalars['ID']['output'];
};

export type CallBackDone = {
  readonly __typename?: 'CallBackDone';
  readonly id: Scalars['ID']['output'];
};

export type CallBackDoneInput = {
  readonly callBackId: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
};

/** Something in what was sent needs another look; the words are kept on the device. */
export type CannotRecord = Problem & {
  readonly __typename?: 'CannotRecord';
  readonly message: Scalars['String']['output'];
};

/** What an entry is about. The numbers of the sharing page stand in the consent model. */
export type Category =
  | 'about_me'
  | 'abuse_and_whereabouts'
  | 'care'
  | 'childs_own'
  | 'health'
  | 'immigration'
  | 'justice'
  | 'life'
  | 'mind_and_substances'
  | 'safeguarding'
  | 'sexual_and_gender'
  | 'staff_safety'
  | 'told_in_confidence';

/** Who, beyond the writer's own organisation, would read words of this category, by name. */
export type CategoryReaders = {
  readonly __typename?: 'CategoryReaders';
  readonly category: Category;
  readonly readers: ReadonlyArray<Involvement>;
};

export type CommunicationNeed = {
  readonly __typename?: 'CommunicationNeed';
  readonly detail?: Maybe<Scalars['String']['output']>;
  readonly need: Scalars['String']['output'];
};

/** How one thing that was typed compares with what is known. */
export type Comparison = 'close' | 'different' | 'not_known' | 'same';

export type ConversationRecorded = {
  readonly __typename?: 'ConversationRecorded';
  readonly entry: Entry;
};

export type EarlierWording = {
  readonly __typename?: 'EarlierWording';
  readonly because?: Maybe<Scalars['String']['output']>;
  /** When these words were replaced. */
  readonly replacedAt: Scalars['DateTime']['output'];
  readonly words: Scalars['String']['output'];
};

/** One part of the story about one person. */
export type Entry = {
  readonly __typename?: 'Entry';
  readonly amendedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly author: Worker;
  /** Empty while unsorted. */
  readonly categories: ReadonlyArray<Category>;
  /** The entries that were recorded in one go share it. */
  readonly conversationId: Scalars['ID']['output'];
  /** Earlier wordings, newest first. */
  readonly earlier: ReadonlyArray<EarlierWording>;
  readonly id: Scalars['ID']['output'];
  readonly kind: EntryKind;
  /** Written by the signed-in worker: may be sorted and amended. */
  readonly mine: Scalars['Boolean']['output'];
  readonly occurredAt: Scalars['DateTime']['output'];
  readonly organisation: Organisation;
  readonly personId: Scalars['ID']['output'];
  readonly recordedAt: Scalars['DateTime']['output'];
  readonly shownToPerson: ShownToPerson;
  readonly unsorted: Scalars['Boolean']['output'];
  /** Goes up by one with each change. An edit names the version it started from. */
  readonly version: Scalars['Int']['output'];
  readonly where?: Maybe<Scalars['String']['output']>;
  /** The words as they stand now; earlier wordings are in `earlier`. */
  readonly words: Scalars['String']['output'];
};

export type EntryAmended = {
  readonly __typename?: 'EntryAmended';
  readonly entry: Entry;
};

/** Someone changed it in the meantime; both versions are kept and this is the one that stands. */
export type EntryChanged = Problem & {
  readonly __typename?: 'EntryChanged';
  readonly entry: Entry;
  readonly message: Scalars['String']['output'];
};

export type EntryConnection = {
  readonly __typename?: 'EntryConnection';
  readonly nodes: ReadonlyArray<Entry>;
  readonly pageInfo: PageInfo;
};

export type EntryKind = 'conversation' | 'life_event' | 'we_got_this_wrong';

export type EntrySorted = {
  readonly __typename?: 'EntrySorted';
  readonly entry: Entry;
};

export type Involvement = {
  readonly __typename?: 'Involvement';
  readonly isMe: Scalars['Boolean']['output'];
  readonly jobTitle: Scalars['String']['output'];
  readonly organisation: Organisation;
  readonly since: Scalars['DateTime']['output'];
  readonly worker: Worker;
};

/** The worker whom the person chose, and who stays. */
export type LeadWorker = {
  readonly __typename?: 'LeadWorker';
  readonly isMe: Scalars['Boolean']['output'];
  readonly jobTitle: Scalars['String']['output'];
  readonly organisation: Organisation;
  readonly since: Scalars['DateTime']['output'];
  readonly worker: Worker;
};

export type MatchAnswer = 'not_sure' | 'not_the_same';

export type MatchAnswerInput = {
  readonly answer: MatchAnswer;
  readonly personId: Scalars['ID']['input'];
};

/** The signed-in worker, for the one organisation they act for now. */
export type Me = {
  readonly __typename?: 'Me';
  readonly actingFor: Membership;
  /** 32 bytes as base64: what this worker keeps on a device is encrypted with it. */
  readonly deviceKey: Scalars['String']['output'];
  readonly memberships: ReadonlyArray<Membership>;
  /** The number that a call back goes to, where the worker gave one. */
  readonly phone?: Maybe<Scalars['String']['output']>;
  readonly place: Place;
  readonly session: Session;
  readonly teams: ReadonlyArray<Team>;
  readonly worker: Worker;
};

/** A worker's place in one organisation. */
export type Membership = {
  readonly __typename?: 'Membership';
  readonly id: Scalars['ID']['output'];
  /** What the worker calls the job: Housing officer. */
  readonly jobTitle: Scalars['String']['output'];
  readonly organisation: Organisation;
  readonly role: Role;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Act for another of one's own organisations from now on, in this session. */
  readonly actFor: ActForResult;
  readonly addPerson: AddPersonResult;
  /** The first words stay and can be read; these stand from now on. */
  readonly amendEntry: AmendEntryResult;
  readonly askForCallBack: AskForCallBackResult;
  /** The call was made: it leaves the Today of everyone it stood on. */
  readonly callBackDone: CallBackDone;
  readonly recordConversation: RecordConversationResult;
  /** Adds a dated version; the earlier ones stay. */
  readonly sayWhatMatters: SayWhatMattersResult;
  readonly sortEntry: SortEntryResult;
};

export type MutationactForArgs = {
  input: ActForInput;
};

export type MutationaddPersonArgs = {
  input: AddPersonInput;
};

export type MutationamendEntryArgs = {
  input: AmendEntryInput;
};

export type MutationaskForCallBackArgs = {
  input: AskForCallBackInput;
};

export type MutationcallBackDoneArgs = {
  input: CallBackDoneInput;
};

export type MutationrecordConversationArgs = {
  input: RecordConversationInput;
};

export type MutationsayWhatMattersArgs = {
  input: SayWhatMattersInput;
};

export type MutationsortEntryArgs = {
  input: SortEntryInput;
};

/** One of birth date, postcode or phone is needed beside the name, or `not known` said by leaving all empty twice. */
export type NameNeeded = Problem & {
  readonly __typename?: 'NameNeeded';
  readonly message: Scalars['String']['output'];
};

/** The worker has no place in that organisation, or no longer. */
export type NotYourOrganisation = Problem & {
  readonly __typename?: 'NotYourOrganisation';
  readonly message: Scalars['String']['output'];
};

export type Organisation = {
  readonly __typename?: 'Organisation';
  readonly id: Scalars['ID']['output'];
  readonly kind: OrganisationKind;
  readonly name: Scalars['String']['output'];
};

export type OrganisationKind =
  'anchor' | 'children' | 'council' | 'dwp' | 'health' | 'housing' | 'police' | 'school' | 'social_care' | 'vcse' | 'vcse_care';

export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Opaque; ask for the next page with it. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
};

/** One record per human. Null means not known, or not this worker's to see. */
export type Person = {
  readonly __typename?: 'Person';
  /** Whole years today. */
  readonly age?: Maybe<Scalars['Int']['output']>;
  /** Everyone who is alongside now and whom this worker may know of. */
  readonly alongside: ReadonlyArray<Involvement>;
  readonly birthDate?: Maybe<Scalars['Date']['output']>;
  readonly communicationNeed?: Maybe<CommunicationNeed>;
  readonly id: Scalars['ID']['output'];
  readonly lead?: Maybe<LeadWorker>;
  /** In full where known, else the preferred name. */
  readonly name: Scalars['String']['output'];
  readonly phone?: Maybe<Scalars['String']['output']>;
  readonly postcode?: Maybe<Scalars['String']['output']>;
  /** What the person likes to be called. */
  readonly preferredName: Scalars['String']['output'];
  /** What the person agreed to, by name, with those who are alongside now. Only categories with a reader. */
  readonly readers: ReadonlyArray<CategoryReaders>;
  readonly safeContact?: Maybe<SafeContact>;
  readonly standing: Standing;
  /** Newest first. */
  readonly story: EntryConnection;
  readonly street?: Maybe<Scalars['String']['output']>;
  /** Earlier versions, newest first, 20 at most. */
  readonly whatMatteredBefore: ReadonlyArray<WhatMatters>;
  /** The person's own words, newest version. */
  readonly whatMatters?: Maybe<WhatMatters>;
};

/** One record per human. Null means not known, or not this worker's to see. */
export type PersonstoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

export type PersonAdded = {
  readonly __typename?: 'PersonAdded';
  readonly person: Person;
};

/** One line of a list: enough to know it is them. */
export type PersonCard = {
  readonly __typename?: 'PersonCard';
  readonly age?: Maybe<Scalars['Int']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly leadIsMe: Scalars['Boolean']['output'];
  readonly leadName?: Maybe<Scalars['String']['output']>;
  readonly name: Scalars['String']['output'];
  readonly preferredName: Scalars['String']['output'];
  readonly standing: Standing;
  /** Left out where whereabouts are hidden. */
  readonly street?: Maybe<Scalars['String']['output']>;
};

export type PersonDetailsInput = {
  readonly birthDate?: InputMaybe<Scalars['Date']['input']>;
  readonly fullName?: InputMaybe<Scalars['String']['input']>;
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  readonly postcode?: InputMaybe<Scalars['String']['input']>;
  readonly preferredName: Scalars['String']['input'];
  readonly street?: InputMaybe<Scalars['String']['input']>;
};

export type PhoneNeeded = Problem & {
  readonly __typename?: 'PhoneNeeded';
  readonly message: Scalars['String']['output'];
};

/** A borough or district that works as one. */
export type Place = {
  readonly __typename?: 'Place';
  /** True in the made-up demo place: every page says so. */
  readonly demo: Scalars['Boolean']['output'];
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
};

export type PossibleMatch = {
  readonly __typename?: 'PossibleMatch';
  readonly birthDate: Comparison;
  readonly name: Comparison;
  readonly person: PersonCard;
  readonly phone: Comparison;
  readonly postcode: Comparison;
};

/** An expected answer that is not what was asked for. The message is plain words, safe to show. */
export type Problem = {
  readonly message: Scalars['String']['output'];
};

export type Query = {
  readonly __typename?: 'Query';
  /** One entry. NOT_FOUND for none and for a hidden one alike. */
  readonly entry: Entry;
  /** People this worker may see whose name, birth date, postcode or phone fits, best first, 20 at most. */
  readonly findPeople: ReadonlyArray<PersonCard>;
  readonly me: Me;
  /** Names to keep on this device, so that a conversation can be recorded without signal. Logged as kept on a phone. */
  readonly peopleToKeep: ReadonlyArray<PersonCard>;
  /** One person. NOT_FOUND for nobody and for somebody hidden alike. */
  readonly person: Person;
  /** Up to three among those this worker may see. */
  readonly possibleMatches: ReadonlyArray<PossibleMatch>;
  readonly today: Today;
};

export type QueryentryArgs = {
  id: Scalars['ID']['input'];
  personId: Scalars['ID']['input'];
};

export type QueryfindPeopleArgs = {
  text: Scalars['String']['input'];
};

export type QuerypersonArgs = {
  id: Scalars['ID']['input'];
};

export type QuerypossibleMatchesArgs = {
  details: PersonDetailsInput;
};

export type RecordConversationInput = {
  /** UUIDv7, made by the client. */
  readonly conversationId: Scalars['ID']['input'];
  /** UUIDv7, made by the client. */
  readonly entryId: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
  readonly occurredAt: Scalars['DateTime']['input'];
  readonly personId: Scalars['ID']['input'];
  /** Left out: unsorted. Only the writer and those alongside from the same organisation read it. */
  readonly sorting?: InputMaybe<SortingInput>;
  readonly where?: InputMaybe<Scalars['String']['input']>;
  readonly words: Scalars['String']['input'];
};

export type RecordConversationResult = CannotRecord | ConversationRecorded;

export type Role = 'administrator' | 'connector' | 'convener' | 'guardian' | 'peer' | 'supervisor' | 'worker';

/** How, when and never to contact. */
export type SafeContact = {
  readonly __typename?: 'SafeContact';
  readonly how: Scalars['String']['output'];
  readonly never?: Maybe<Scalars['String']['output']>;
  readonly number?: Maybe<Scalars['String']['output']>;
  readonly when?: Maybe<Scalars['String']['output']>;
};

export type SayWhatMattersInput = {
  /** UUIDv7 of the new version, made by the client. */
  readonly id: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
  readonly personId: Scalars['ID']['input'];
  readonly words: Scalars['String']['input'];
};

export type SayWhatMattersResult = WhatMattersSaid | WordsNeeded;

export type Session = {
  readonly __typename?: 'Session';
  /** The session ends at this instant, whatever the worker does. */
  readonly endsAt: Scalars['DateTime']['output'];
  /** Minutes without a request after which the session ends. */
  readonly idleMinutes: Scalars['Int']['output'];
};

export type ShownToPerson = 'after_we_talk' | 'held' | 'now';

export type SortEntryInput = {
  readonly entryId: Scalars['ID']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly mutationId: Scalars['ID']['input'];
  readonly personId: Scalars['ID']['input'];
  readonly sorting: SortingInput;
};

export type SortEntryResult = CannotRecord | EntryChanged | EntrySorted;

export type SortingInput = {
  readonly categories: ReadonlyArray<Category>;
  /** Needed where it is held back. */
  readonly heldBecause?: InputMaybe<Scalars['String']['input']>;
  /** Told in confidence: the writer and those alongside from the same organisation, until the person says yes to more. */
  readonly inConfidence: Scalars['Boolean']['input'];
  readonly shownToPerson: ShownToPerson;
};

/** What brings the signed-in worker to this person. */
export type Standing =
  | 'alongside'
  /** Not involved any more: sees only their own words. */
  | 'author'
  | 'starting';

/** A neighbourhood team. Its members come from many organisations. */
export type Team = {
  readonly __typename?: 'Team';
  readonly id: Scalars['ID']['output'];
  readonly members: ReadonlyArray<TeamMember>;
  readonly name: Scalars['String']['output'];
};

export type TeamMember = {
  readonly __typename?: 'TeamMember';
  readonly jobTitle: Scalars['String']['output'];
  readonly organisation: Organisation;
  readonly worker: Worker;
};

/** What waits for this worker. Nothing here is sorted by urgency, and nothing is counted. */
export type Today = {
  readonly __typename?: 'Today';
  readonly callBacks: ReadonlyArray<CallBack>;
  /** Everyone this worker is alongside or starting with, by name. */
  readonly people: ReadonlyArray<PersonCard>;
  /** This worker's own entries that have no readers yet, oldest first, 20 at most. */
  readonly unsorted: ReadonlyArray<UnsortedEntry>;
};

export type UnsortedEntry = {
  readonly __typename?: 'UnsortedEntry';
  readonly entry: Entry;
  readonly person: PersonCard;
};

export type WhatMatters = {
  readonly __typename?: 'WhatMatters';
  readonly id: Scalars['ID']['output'];
  readonly saidAt: Scalars['DateTime']['output'];
  readonly words: Scalars['String']['output'];
  /** Who wrote the words down. */
  readonly writtenBy: Worker;
};

export type WhatMattersSaid = {
  readonly __typename?: 'WhatMattersSaid';
  readonly person: Person;
};

export type WordsNeeded = Problem & {
  readonly __typename?: 'WordsNeeded';
  readonly message: Scalars['String']['output'];
};

export type Worker = {
  readonly __typename?: 'Worker';
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
};

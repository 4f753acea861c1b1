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
  /** How many of a list: from 1 to 50. */
  PageSize: { input: number; output: number };
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

export type AddOrganisationInput = {
  /** UUIDv7, made by the client. */
  readonly id: Scalars['ID']['input'];
  /** Null: passkeys. */
  readonly issuer?: InputMaybe<Scalars['String']['input']>;
  readonly kind: OrganisationKind;
  readonly mutationId: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
  readonly protectedService: Scalars['Boolean']['input'];
};

export type AddOrganisationResult = AdministrationChanged | IssuerNotKnown | NameNeeded | NameTaken;

export type AddPersonInput = {
  /** What the worker said of each possible match that was shown. */
  readonly answers: ReadonlyArray<MatchAnswerInput>;
  readonly details: PersonDetailsInput;
  readonly mutationId: Scalars['ID']['input'];
  /** UUIDv7, made by the client. */
  readonly personId: Scalars['ID']['input'];
};

export type AddPersonResult = NameNeeded | PersonAdded;

export type AddTeamInput = {
  /** UUIDv7, made by the client. */
  readonly id: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
};

export type AddTeamResult = AdministrationChanged | NameNeeded | NameTaken;

/** What an administrator keeps in order. It opens nobody's story. */
export type Administration = {
  readonly __typename?: 'Administration';
  /** The ways to sign in, beside passkeys, that whoever runs the server has set up. */
  readonly issuers: ReadonlyArray<SignInIssuer>;
  /** Acts for the organisation that looks after the place: may add and change organisations and teams, and manage everybody. */
  readonly looksAfterPlace: Scalars['Boolean']['output'];
  /** Every organisation of the place, by name; members and invitations only where `mayManage`. */
  readonly organisations: ReadonlyArray<ManagedOrganisation>;
  /** Every team of the place, by name; its members as far as this administrator may manage them. */
  readonly teams: ReadonlyArray<ManagedTeam>;
};

/** Done. `id` is that of what was added or changed. */
export type AdministrationChanged = {
  readonly __typename?: 'AdministrationChanged';
  /** As it stands now. Null where the signed-in worker is no administrator any more. */
  readonly administration?: Maybe<Administration>;
  readonly id: Scalars['ID']['output'];
};

export type AgreeCautionInput = {
  readonly entryId: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
  readonly personId: Scalars['ID']['input'];
};

export type AgreeToRenewalInput = {
  readonly mutationId: Scalars['ID']['input'];
  readonly overrideId: Scalars['ID']['input'];
};

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

export type AnswerNotYetInput = {
  readonly agreed: Scalars['Boolean']['input'];
  readonly mutationId: Scalars['ID']['input'];
  readonly overrideId: Scalars['ID']['input'];
};

export type AnswerProposalsInput = {
  /** 50 at most. */
  readonly answers: ReadonlyArray<ProposalAnswerInput>;
  readonly mutationId: Scalars['ID']['input'];
};

export type AnswerReleaseInput = {
  /** UUIDv7 of the act, made by the client. */
  readonly id: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
  readonly reason: Scalars['String']['input'];
  readonly releaseId: Scalars['ID']['input'];
};

export type AskForCallBackInput = {
  /** UUIDv7 of the call back, made by the client. */
  readonly id: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
  readonly phone: Scalars['String']['input'];
  /** What the worker typed to find the person, as typed. */
  readonly typed: Scalars['String']['input'];
};

export type AskForCallBackResult = CallBackAsked | PhoneNeeded;

export type AskNotYetInput = {
  readonly mutationId: Scalars['ID']['input'];
  readonly overrideId: Scalars['ID']['input'];
  readonly reason: Scalars['String']['input'];
  /** The last day on which the person is not told: within 28 days. */
  readonly until: Scalars['Date']['input'];
};

export type AskNotYetResult = NotYetAsked | NotYetIncomplete;

/** From one's own disclosure, where it tells that something is held under seal. */
export type AskReleaseInput = {
  /** UUIDv7 of the release, made by the client. */
  readonly id: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
  readonly overrideId: Scalars['ID']['input'];
  readonly reason: Scalars['String']['input'];
  /** The last day, within 28 days. */
  readonly until: Scalars['Date']['input'];
};

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

export type CannotCaution = Problem & {
  readonly __typename?: 'CannotCaution';
  readonly message: Scalars['String']['output'];
};

export type CannotProtect = Problem & {
  readonly __typename?: 'CannotProtect';
  readonly message: Scalars['String']['output'];
};

/** Something in what was sent needs another look; the words are kept on the device. */
export type CannotRecord = Problem & {
  readonly __typename?: 'CannotRecord';
  readonly message: Scalars['String']['output'];
};

export type CannotRelease = Problem & {
  readonly __typename?: 'CannotRelease';
  readonly message: Scalars['String']['output'];
};

/** A word is missing, or it is upheld while it is still open. Not upholding ends it at once. */
export type CannotReview = Problem & {
  readonly __typename?: 'CannotReview';
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

export type CategoryReads = {
  readonly __typename?: 'CategoryReads';
  /** Null where only something may be there. */
  readonly because?: Maybe<ReadsBecause>;
  readonly category: Category;
  readonly reads: Reads;
};

export type CautionKept = {
  readonly __typename?: 'CautionKept';
  readonly id: Scalars['ID']['output'];
};

/** What a worker has to know to be safe. In force until its review day; a draft is seen by its author and the second person alone. */
export type CautionNote = {
  readonly __typename?: 'CautionNote';
  readonly author: Worker;
  /** What it rests on. */
  readonly evidence: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  /** It waits for the signed-in worker's agreement. */
  readonly mayAgree: Scalars['Boolean']['output'];
  /** It is the signed-in worker's own, in force, and nobody is being asked whether it goes on. They have to be alongside to ask. */
  readonly mayContinue: Scalars['Boolean']['output'];
  readonly mayEnd: Scalars['Boolean']['output'];
  readonly personId: Scalars['ID']['output'];
  /** The last day on which it counts. */
  readonly reviewOn: Scalars['Date']['output'];
  readonly second: Worker;
  readonly state: CautionState;
  /** Whether the person was told. */
  readonly told: Scalars['Boolean']['output'];
  /** When and how they were told, or why telling is not safe. */
  readonly toldWords: Scalars['String']['output'];
  readonly words: Scalars['String']['output'];
};

export type CautionResult = CannotCaution | CautionKept;

export type CautionState = 'active' | 'draft';

export type ChangeMembershipInput = {
  /** The version that the administrator saw. */
  readonly expectedVersion: Scalars['Int']['input'];
  readonly jobTitle: Scalars['String']['input'];
  readonly membershipId: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
  readonly role: Role;
};

export type ChangeMembershipResult = AdministrationChanged | ChangedMeanwhile | LastAdministrator | NameNeeded;

export type ChangeOrganisationInput = {
  /** The version that the administrator saw. */
  readonly expectedVersion: Scalars['Int']['input'];
  /** Null: passkeys. */
  readonly issuer?: InputMaybe<Scalars['String']['input']>;
  readonly kind: OrganisationKind;
  readonly mutationId: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
  readonly organisationId: Scalars['ID']['input'];
  readonly protectedService: Scalars['Boolean']['input'];
};

export type ChangeOrganisationResult = AdministrationChanged | ChangedMeanwhile | IssuerNotKnown | KeepsItsSignIn | NameNeeded | NameTaken;

/** Someone else changed it in the meantime. Nothing was written: both versions can be shown, and the administrator chooses. `id` is that of what stands otherwise. */
export type ChangedMeanwhile = Problem & {
  readonly __typename?: 'ChangedMeanwhile';
  /** As it stands now. Null where the signed-in worker is no administrator any more. */
  readonly administration?: Maybe<Administration>;
  readonly id: Scalars['ID']['output'];
  readonly message: Scalars['String']['output'];
};

export type CommunicationNeed = {
  readonly __typename?: 'CommunicationNeed';
  readonly detail?: Maybe<Scalars['String']['output']>;
  readonly need: Scalars['String']['output'];
};

/** How one thing that was typed compares with what is known. */
export type Comparison = 'close' | 'different' | 'not_known' | 'same';

export type ConflictKind = 'abuse_restriction' | 'alleged_perpetrator' | 'ex' | 'relative';

export type ContinueCautionInput = {
  /** Of the note that goes on. */
  readonly entryId: Scalars['ID']['input'];
  /** What it rests on now. */
  readonly evidence: Scalars['String']['input'];
  /** UUIDv7 of the note that takes the place of the first once the second person agrees, made by the client. */
  readonly id: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
  readonly personId: Scalars['ID']['input'];
  /** After that of the first, half a year ahead at most. */
  readonly reviewOn: Scalars['Date']['input'];
  /** Someone alongside, whose agreement is asked. */
  readonly secondId: Scalars['ID']['input'];
  readonly told: Scalars['Boolean']['input'];
  readonly toldWords: Scalars['String']['input'];
};

export type ConversationRecorded = {
  readonly __typename?: 'ConversationRecorded';
  /** Read again, as it stands now. */
  readonly entry: Entry;
  /** The version that was recorded: the one that the next edit starts from. */
  readonly version: Scalars['Int']['output'];
};

export type DismissLinkInput = {
  /** The act that put the link. */
  readonly actId: Scalars['ID']['input'];
  /** Whom somebody else said that it is not. */
  readonly agreesTo?: InputMaybe<Scalars['ID']['input']>;
  /** UUIDv7 of the dismissal, made by the client. */
  readonly id: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
  readonly personId: Scalars['ID']['input'];
  readonly reason: Scalars['String']['input'];
  /** The organisation where that one works; of a resident their postcode or phone. With agreesTo: left out. */
  readonly said?: InputMaybe<Scalars['String']['input']>;
};

/** Someone whom this worker opened in danger, or of whom they read because of a duty, and whom they have not told yet. */
export type DutyToTell = {
  readonly __typename?: 'DutyToTell';
  /** Waits for the Guardian to agree that it is not told yet. */
  readonly askedNotYet: Scalars['Boolean']['output'];
  /** Null where it was read because of a duty. */
  readonly endsAt?: Maybe<Scalars['DateTime']['output']>;
  /** Null where it was read because of a duty: nobody opened anything. */
  readonly ground?: Maybe<OverrideGround>;
  /** Of the override, or of the duty. */
  readonly id: Scalars['ID']['output'];
  /** When it was invoked, or first read. */
  readonly invokedAt: Scalars['DateTime']['output'];
  readonly notByMessage: Scalars['Boolean']['output'];
  /** The Guardian agreed that it is not told before. */
  readonly notYetUntil?: Maybe<Scalars['DateTime']['output']>;
  readonly stillOpen: Scalars['Boolean']['output'];
  /** Five working days after it was invoked, or first read. */
  readonly tellBy: Scalars['Date']['output'];
  /** What the worker typed: the record itself gives no name here. Where it was read because of a duty, the name. */
  readonly typed: Scalars['String']['output'];
};

export type EarlierWording = {
  readonly __typename?: 'EarlierWording';
  readonly because?: Maybe<Scalars['String']['output']>;
  /** When these words were replaced. */
  readonly replacedAt: Scalars['DateTime']['output'];
  readonly words: Scalars['String']['output'];
};

export type EndCautionInput = {
  readonly because: Scalars['String']['input'];
  readonly entryId: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
  readonly personId: Scalars['ID']['input'];
};

export type EndMembershipInput = {
  readonly membershipId: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
};

export type EndMembershipResult = AdministrationChanged | LastAdministrator;

export type EndOverrideInput = {
  readonly mutationId: Scalars['ID']['input'];
  readonly overrideId: Scalars['ID']['input'];
};

export type EndProtectionInput = {
  /** The act that put it. */
  readonly actId: Scalars['ID']['input'];
  /** UUIDv7 of the act, made by the client. */
  readonly id: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
  readonly personId: Scalars['ID']['input'];
  readonly reason: Scalars['String']['input'];
};

/** One part of the story about one person. */
export type Entry = {
  readonly __typename?: 'Entry';
  readonly amendedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The words are the author's one sentence, since the reader's role needs no more. Where it stands for another reason, this is false: it must not tell of what is hidden. */
  readonly asSummary: Scalars['Boolean']['output'];
  readonly author: Worker;
  /** Empty while unsorted. */
  readonly categories: ReadonlyArray<Category>;
  /** The entries that were recorded in one go share it. */
  readonly conversationId: Scalars['ID']['output'];
  /** Earlier wordings, newest first. */
  readonly earlier: ReadonlyArray<EarlierWording>;
  readonly id: Scalars['ID']['output'];
  readonly kind: EntryKind;
  /** May be sorted by the signed-in worker: their own, or what someone who left their organisation left unsorted. */
  readonly maySort: Scalars['Boolean']['output'];
  /** Written by the signed-in worker: may be sorted and amended. */
  readonly mine: Scalars['Boolean']['output'];
  readonly occurredAt: Scalars['DateTime']['output'];
  readonly organisation: Organisation;
  readonly personId: Scalars['ID']['output'];
  readonly recordedAt: Scalars['DateTime']['output'];
  readonly shownToPerson: ShownToPerson;
  /** Where *what we already know* was known from. Null for every other kind. */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** Marked: the words tell where the person lives or can be found. With a protected place those named in it alone read them. Said only with all of the words. */
  readonly tellsWhere: Scalars['Boolean']['output'];
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

export type EntryKind =
  | 'conversation'
  | 'life_event'
  | 'we_got_this_wrong'
  /** What a team knew already when it brought the person in: dated, with its source. */
  | 'what_we_know';

export type EntryMarked = {
  readonly __typename?: 'EntryMarked';
  readonly entry: Entry;
};

/** One's own words as they stand, with the sentence and the marks that say who reads what of them. */
export type EntryParts = {
  readonly __typename?: 'EntryParts';
  readonly entryId: Scalars['ID']['output'];
  /** One sentence that stands for all of it where no more is needed. It names nobody but the person. */
  readonly headline?: Maybe<Scalars['String']['output']>;
  readonly passages: ReadonlyArray<Passage>;
  readonly personId: Scalars['ID']['output'];
  readonly version: Scalars['Int']['output'];
  readonly words: Scalars['String']['output'];
};

/** An organisation that is alongside, and what its workers read of one entry. */
export type EntryReaders = {
  readonly __typename?: 'EntryReaders';
  /** Null where nothing is read, whatever the reason, and where only something may be there. */
  readonly because?: Maybe<ReadsBecause>;
  readonly organisation: Organisation;
  readonly reads: Reads;
  /** Words about other people are left out. */
  readonly withoutOthers: Scalars['Boolean']['output'];
  /** Those alongside for it now. */
  readonly workers: ReadonlyArray<Worker>;
};

export type EntrySorted = {
  readonly __typename?: 'EntrySorted';
  readonly entry: Entry;
};

/** What protects somebody, put by the Guardian's own organisation. */
export type GuardianAct = {
  readonly __typename?: 'GuardianAct';
  readonly act: ProtectiveAct;
  /** What a Guardian typed, else the name where their organisation knows the person. Null: it is not theirs to know. */
  readonly whom?: Maybe<Scalars['String']['output']>;
};

/** Looks of a worker that a Guardian should know of. No content, and no resident's name. */
export type GuardianAlert = {
  readonly __typename?: 'GuardianAlert';
  /** When the look was that gave the reason. */
  readonly at: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  readonly kind: GuardianAlertKind;
  /** Which looks of the access log, a hundred at most. */
  readonly looks: ReadonlyArray<Scalars['ID']['output']>;
  /** Whom they looked at. Null where the alert is about several ids. */
  readonly personId?: Maybe<Scalars['ID']['output']>;
  readonly worker: Worker;
};

export type GuardianAlertConnection = {
  readonly __typename?: 'GuardianAlertConnection';
  readonly nodes: ReadonlyArray<GuardianAlert>;
  readonly pageInfo: PageInfo;
};

/** Why a Guardian is told. `not_found`: five ids that are not there for this worker, within ten minutes. `own_name_or_address`: the worker's own family name, address, household or record. `no_relationship`: shown, without being beside the person. `break_glass`: an override opened it. `conflict_link`: someone whom the worker must not reach, or who is mentioned in what they asked for. */
export type GuardianAlertKind = 'break_glass' | 'conflict_link' | 'no_relationship' | 'not_found' | 'own_name_or_address';

/** One thing that waits for a Guardian. It opens nobody's story. */
export type GuardianItem = {
  readonly __typename?: 'GuardianItem';
  readonly at: Scalars['DateTime']['output'];
  readonly categories?: Maybe<ReadonlyArray<Category>>;
  /** A London day. */
  readonly dueOn: Scalars['Date']['output'];
  /** When the override ends or ended, or until when the person would not be told. */
  readonly endsAt?: Maybe<Scalars['DateTime']['output']>;
  /** Of the override, the involvement or the alert. */
  readonly id: Scalars['ID']['output'];
  readonly kind: GuardianItemKind;
  /** Of an override or a look: whether it showed anything. Null of anything else, and where it was not written down. */
  readonly opened?: Maybe<Scalars['Boolean']['output']>;
  readonly organisation: Organisation;
  /** Of an override: when the person was told. Null: not yet. */
  readonly personToldAt?: Maybe<Scalars['DateTime']['output']>;
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** Who gets what is disclosed. Null where it is no disclosure. */
  readonly recipient?: Maybe<Scalars['String']['output']>;
  readonly told?: Maybe<Scalars['String']['output']>;
  /** What the worker typed, else the name where the Guardian's organisation knows the person. Null: it does not, or it was several. */
  readonly whom?: Maybe<Scalars['String']['output']>;
  /** The ground of an override, or the kind of alert. Null where somebody started alone. */
  readonly why?: Maybe<Scalars['String']['output']>;
  readonly worker: Worker;
};

export type GuardianItemConnection = {
  readonly __typename?: 'GuardianItemConnection';
  readonly nodes: ReadonlyArray<GuardianItem>;
  readonly pageInfo: PageInfo;
};

export type GuardianItemKind =
  /** A look in danger that was not right. Its reason is what the Guardian found. */
  | 'incident'
  | 'look'
  | 'not_yet'
  | 'override'
  | 'renewal'
  | 'started_alone'
  /** Someone who was to be told of a look in danger and was not: its day has passed after it was checked, or whoever looked has left. */
  | 'untold';

export type GuardianLooked = {
  readonly __typename?: 'GuardianLooked';
  readonly id: Scalars['ID']['output'];
};

export type GuardianLookedInput = {
  readonly id: Scalars['ID']['input'];
  readonly kind: GuardianItemKind;
  readonly mutationId: Scalars['ID']['input'];
  readonly words: Scalars['String']['input'];
};

export type GuardianLookedResult = GuardianLooked | GuardianWordsNeeded;

/** A Guardian says whom by their full details. They keep somebody away, seal the person, or restrict the record. */
export type GuardianProtectInput = {
  /** Of a resident who must not reach the person. Left out: those at work alone. */
  readonly birthDate?: InputMaybe<Scalars['Date']['input']>;
  /** UUIDv7 of the act, made by the client. */
  readonly id: Scalars['ID']['input'];
  /** With a seal or a restricted record: those alongside from the Guardian's own organisation go on seeing. */
  readonly keepsOurs: Scalars['Boolean']['input'];
  /** conflict_link, seal_of_person or restricted_record. */
  readonly kind: ProtectionKind;
  readonly link?: InputMaybe<ConflictKind>;
  readonly mutationId: Scalars['ID']['input'];
  /** With conflict_link: the full name of whoever must not reach the person. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly reason: Scalars['String']['input'];
  /** The whole name, and the birth date, postcode or phone. */
  readonly typed: Scalars['String']['input'];
};

export type GuardianWordsNeeded = Problem & {
  readonly __typename?: 'GuardianWordsNeeded';
  readonly message: Scalars['String']['output'];
};

/** An invitation that waits: not accepted, not withdrawn, not run out. */
export type Invitation = {
  readonly __typename?: 'Invitation';
  /** For a worker who lost their way to sign in. */
  readonly again: Scalars['Boolean']['output'];
  /** Seven days after it was made. */
  readonly endsAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  readonly invitedAt: Scalars['DateTime']['output'];
  readonly jobTitle: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
  readonly role: Role;
};

/** Someone with this name has an invitation from this organisation that waits. */
export type InvitationWaiting = Problem & {
  readonly __typename?: 'InvitationWaiting';
  readonly message: Scalars['String']['output'];
};

export type InviteAgainInput = {
  /** UUIDv7, made by the client. */
  readonly id: Scalars['ID']['input'];
  /** The membership of the worker who lost their way to sign in. */
  readonly membershipId: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
  /** SHA-256 of the link's token, as base64url (43 letters). The token itself never leaves the browser. */
  readonly tokenHash: Scalars['String']['input'];
};

export type InviteAgainResult = AdministrationChanged | WorksElsewhere;

export type InviteInput = {
  /** UUIDv7, made by the client. */
  readonly id: Scalars['ID']['input'];
  readonly jobTitle: Scalars['String']['input'];
  readonly mutationId: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
  readonly organisationId: Scalars['ID']['input'];
  readonly role: Role;
  /** SHA-256 of the link's token, as base64url (43 letters). The token itself never leaves the browser. */
  readonly tokenHash: Scalars['String']['input'];
};

export type InviteResult = AdministrationChanged | InvitationWaiting | NameNeeded;

export type InvokeOverrideInput = {
  /** The least that is needed. */
  readonly categories: ReadonlyArray<Category>;
  readonly ground: OverrideGround;
  /** UUIDv7 of the override, made by the client. */
  readonly id: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
  readonly reason: Scalars['String']['input'];
  /** Who gets what is disclosed. Needed for `legal` and `serious_crime`. */
  readonly recipient?: InputMaybe<Scalars['String']['input']>;
  /** Who was told, or why not. */
  readonly told: Scalars['String']['input'];
  /** The whole name, and the birth date, postcode or phone. */
  readonly typed: Scalars['String']['input'];
};

export type InvokeOverrideResult = OverrideIncomplete | OverrideInvoked;

export type Involvement = {
  readonly __typename?: 'Involvement';
  readonly isMe: Scalars['Boolean']['output'];
  readonly jobTitle: Scalars['String']['output'];
  readonly organisation: Organisation;
  readonly since: Scalars['DateTime']['output'];
  readonly worker: Worker;
};

/** Whoever runs the server has not set up this way to sign in. */
export type IssuerNotKnown = Problem & {
  readonly __typename?: 'IssuerNotKnown';
  readonly message: Scalars['String']['output'];
};

export type JoinTeamInput = {
  readonly mutationId: Scalars['ID']['input'];
  /** For which organisation the worker is in the team. */
  readonly organisationId: Scalars['ID']['input'];
  readonly teamId: Scalars['ID']['input'];
  readonly workerId: Scalars['ID']['input'];
};

export type JoinTeamResult = AdministrationChanged;

/** The organisation that looks after the place keeps its way to sign in: nobody could put it right. */
export type KeepsItsSignIn = Problem & {
  readonly __typename?: 'KeepsItsSignIn';
  readonly message: Scalars['String']['output'];
};

/** What the worker's own organisation knew before anyone here began with the person: one box, dated, with its source. */
export type KnownOnList = {
  readonly __typename?: 'KnownOnList';
  readonly at: Scalars['Date']['output'];
  readonly source: Scalars['String']['output'];
  readonly words: Scalars['String']['output'];
};

/** Nobody would be left to keep it in order. */
export type LastAdministrator = Problem & {
  readonly __typename?: 'LastAdministrator';
  readonly message: Scalars['String']['output'];
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

export type LeaveTeamInput = {
  readonly mutationId: Scalars['ID']['input'];
  readonly organisationId: Scalars['ID']['input'];
  readonly teamId: Scalars['ID']['input'];
  readonly workerId: Scalars['ID']['input'];
};

export type LeaveTeamResult = AdministrationChanged;

/** Somebody of that name is not the human who was meant. One says so, another agrees. */
export type LinkDismissal = {
  readonly __typename?: 'LinkDismissal';
  /** A second person agreed. It says nothing of whether it fitted anyone. */
  readonly agreed: Scalars['Boolean']['output'];
  readonly askedAt: Scalars['DateTime']['output'];
  readonly askedBy: Worker;
  readonly id: Scalars['ID']['output'];
  readonly mine: Scalars['Boolean']['output'];
  readonly reason: Scalars['String']['output'];
  /** The organisation where that one works, or as a resident their postcode or phone, as it was typed. */
  readonly said: Scalars['String']['output'];
};

/** What a column of a list means. */
export type ListField = 'birth_date' | 'full_name' | 'known' | 'phone' | 'postcode' | 'preferred_name' | 'reference' | 'street' | 'worker';

/** One load of a list. */
export type ListLoad = {
  readonly __typename?: 'ListLoad';
  /** Null where somebody else loaded it, as the next three: beside the people whom one finds a total would tell that one is missing. */
  readonly added?: Maybe<Scalars['Int']['output']>;
  readonly changed?: Maybe<Scalars['Int']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly lastAt: Scalars['DateTime']['output'];
  readonly loadedBy: Worker;
  readonly refused?: Maybe<Scalars['Int']['output']>;
  readonly same?: Maybe<Scalars['Int']['output']>;
  readonly source: Scalars['String']['output'];
  readonly startedAt: Scalars['DateTime']['output'];
};

/** What one batch did. Nothing that the rows hold comes back. */
export type ListLoaded = {
  readonly __typename?: 'ListLoaded';
  readonly added: Scalars['Int']['output'];
  readonly changed: Scalars['Int']['output'];
  readonly loadId: Scalars['ID']['output'];
  /** Lines that the server could not take. A browser that reads lists as we do has none. */
  readonly refusedLines: ReadonlyArray<Scalars['Int']['output']>;
  readonly same: Scalars['Int']['output'];
};

/** One row of a list, as the browser read it. Null: not known. */
export type ListRowInput = {
  readonly birthDate?: InputMaybe<Scalars['Date']['input']>;
  readonly fullName?: InputMaybe<Scalars['String']['input']>;
  readonly known?: InputMaybe<Scalars['String']['input']>;
  readonly knownAt?: InputMaybe<Scalars['Date']['input']>;
  readonly knownFrom?: InputMaybe<Scalars['String']['input']>;
  /** The line of the file that the row begins on. */
  readonly line: Scalars['Int']['input'];
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  readonly postcode?: InputMaybe<Scalars['String']['input']>;
  readonly preferredName: Scalars['String']['input'];
  /** What the organisation calls the person or the tenancy in its own system. */
  readonly reference?: InputMaybe<Scalars['String']['input']>;
  readonly street?: InputMaybe<Scalars['String']['input']>;
  /** Name or work e-mail of the worker who is alongside, as the list has it. */
  readonly worker?: InputMaybe<Scalars['String']['input']>;
};

/** Someone on the list of the worker's own organisation: its private index. Name and age, and no more. */
export type ListedPerson = {
  readonly __typename?: 'ListedPerson';
  /** Whole years today. */
  readonly age?: Maybe<Scalars['Int']['output']>;
  /** Becomes the person's id when someone begins with them. */
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  /** The list names the signed-in worker, who would be alongside. Anyone else would be starting. */
  readonly namesMe: Scalars['Boolean']['output'];
  readonly preferredName: Scalars['String']['output'];
};

export type ListedPersonConnection = {
  readonly __typename?: 'ListedPersonConnection';
  readonly nodes: ReadonlyArray<ListedPerson>;
  readonly pageInfo: PageInfo;
};

/** A worker whom the list names and who cannot be asked. */
export type ListedWorkerNotKnown = {
  readonly __typename?: 'ListedWorkerNotKnown';
  readonly given: Scalars['String']['output'];
  readonly people: Scalars['Int']['output'];
  readonly why: WhyNobodyIsMeant;
};

export type LoadListInput = {
  /** The columns that the file has. What it has no column for stays as it is on the list. */
  readonly fields: ReadonlyArray<ListField>;
  /** UUIDv7 of the load, made by the client: the same for every batch of one file. */
  readonly loadId: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
  /** False where two rows of the file share a reference, as joint tenants do. */
  readonly referenceIsOnePerson: Scalars['Boolean']['input'];
  /** Rows that the browser refused since the last batch: they are counted. */
  readonly refused?: Scalars['Int']['input'];
  /** 200 at most. */
  readonly rows: ReadonlyArray<ListRowInput>;
  /** Where the list comes from: Tenancy list, October. */
  readonly source: Scalars['String']['input'];
};

export type ManagedOrganisation = {
  readonly __typename?: 'ManagedOrganisation';
  readonly id: Scalars['ID']['output'];
  readonly invitations: ReadonlyArray<Invitation>;
  /** Whose login its workers sign in with. Null: passkeys. */
  readonly issuer?: Maybe<Scalars['String']['output']>;
  readonly kind: OrganisationKind;
  readonly looksAfterPlace: Scalars['Boolean']['output'];
  /** This administrator manages its members and invitations. Where false, both lists are empty. */
  readonly mayManage: Scalars['Boolean']['output'];
  readonly members: ReadonlyArray<Member>;
  readonly name: Scalars['String']['output'];
  readonly protectedService: Scalars['Boolean']['output'];
  /** One more with each other name, kind, protection or way to sign in. */
  readonly version: Scalars['Int']['output'];
};

export type ManagedTeam = {
  readonly __typename?: 'ManagedTeam';
  readonly id: Scalars['ID']['output'];
  readonly members: ReadonlyArray<ManagedTeamMember>;
  readonly name: Scalars['String']['output'];
  /** One more with each other name. */
  readonly version: Scalars['Int']['output'];
};

export type ManagedTeamMember = {
  readonly __typename?: 'ManagedTeamMember';
  readonly organisation: Organisation;
  readonly since: Scalars['DateTime']['output'];
  readonly worker: Worker;
};

export type MarkEntryInput = {
  readonly entryId: Scalars['ID']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  /** Null: none. */
  readonly headline?: InputMaybe<Scalars['String']['input']>;
  readonly mutationId: Scalars['ID']['input'];
  /** All of them: what is left out is taken off. */
  readonly passages: ReadonlyArray<PassageInput>;
  readonly personId: Scalars['ID']['input'];
};

export type MarkEntryResult = CannotRecord | EntryChanged | EntryMarked;

export type MarkWhereInput = {
  /** Of one person, 50 at most. */
  readonly entryIds: ReadonlyArray<Scalars['ID']['input']>;
  readonly mutationId: Scalars['ID']['input'];
  readonly personId: Scalars['ID']['input'];
  /** False: takes off what the asker marked themselves. */
  readonly tellsWhere: Scalars['Boolean']['input'];
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

/** A worker who works for an organisation now. */
export type Member = {
  readonly __typename?: 'Member';
  /** The membership. */
  readonly id: Scalars['ID']['output'];
  readonly isMe: Scalars['Boolean']['output'];
  readonly jobTitle: Scalars['String']['output'];
  readonly role: Role;
  readonly since: Scalars['DateTime']['output'];
  /** One more with each other role or job title. */
  readonly version: Scalars['Int']['output'];
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
  /** Only an administrator who looks after the place. */
  readonly addOrganisation: AddOrganisationResult;
  readonly addPerson: AddPersonResult;
  /** Only an administrator who looks after the place. */
  readonly addTeam: AddTeamResult;
  readonly agreeCaution: CautionResult;
  readonly agreeToRelease: ReleaseResult;
  /** The second person whom a longer override needs. NOT_FOUND to everyone but the Guardian. */
  readonly agreeToRenewal: RenewalAgreed;
  /** The first words stay and can be read; these stand from now on. */
  readonly amendEntry: AmendEntryResult;
  /** The Guardian agrees that the person is not told yet, or does not. NOT_FOUND to everyone else. */
  readonly answerNotYet: NotYetAnswered;
  readonly answerProposals: ProposalsAnswered;
  readonly askForCallBack: AskForCallBackResult;
  readonly askNotYet: AskNotYetResult;
  /** For the Guardian themself. NOT_FOUND where their disclosure does not tell that something is under seal. */
  readonly askRelease: ReleaseResult;
  /** The call was made: it leaves the Today of everyone it stood on. */
  readonly callBackDone: CallBackDone;
  /** It is not changed over a version that the administrator has not seen. */
  readonly changeMembership: ChangeMembershipResult;
  /** Only an administrator who looks after the place. It is not changed over a version that they have not seen. */
  readonly changeOrganisation: ChangeOrganisationResult;
  /** One's own note in force goes on past its review day: a draft, until the second person agrees. The first stays in force until then, to its own review day. */
  readonly continueCaution: CautionResult;
  /** Two who may end a link let one of that name in again. The same answer whether what they said fits anyone. */
  readonly dismissLink: ProtectionResult;
  readonly endCaution: CautionResult;
  /** A leaver: from the next request on they see nothing for this organisation. */
  readonly endMembership: EndMembershipResult;
  /** Ends one's own override before its time. NOT_FOUND where nothing is open. */
  readonly endOverride: OverrideEnded;
  /** Two people end what protects: one asks, another agrees. */
  readonly endProtection: ProtectionResult;
  /** One Guardian is enough to end it early. */
  readonly endRelease: ReleaseResult;
  /** A look that stands out, or somebody who started alone, was looked at. NOT_FOUND to everyone in whose queue it does not stand. */
  readonly guardianLooked: GuardianLookedResult;
  /** Of a person whom the Guardian's organisation was ever beside. The same answer for nobody and for everyone else. NOT_FOUND to everyone but a Guardian. */
  readonly guardianProtect: ProtectionResult;
  /** A link for someone new here: seven days, one use. Who works for another organisation of the place already accepts it with the login they have. */
  readonly invite: InviteResult;
  /** A link for a worker who lost their way to sign in. The old way stops working only when the link is used. An earlier link that waits is withdrawn. */
  readonly inviteAgain: InviteAgainResult;
  readonly invokeOverride: InvokeOverrideResult;
  /** Only an administrator who looks after the place. */
  readonly joinTeam: JoinTeamResult;
  /** Only an administrator who looks after the place. */
  readonly leaveTeam: LeaveTeamResult;
  /** Puts rows on the list of the organisation one acts for. FORBIDDEN to all but its administrators and supervisors. The same rows again change nothing. */
  readonly loadList: ListLoaded;
  /** The author's headline, and which words are about somebody else. */
  readonly markEntry: MarkEntryResult;
  /** Says of words that were there before that they tell where the person is: for those whom a protected place names, of all they read. NOT_FOUND where none of it is theirs to mark. */
  readonly markWhere: WhereMarked;
  /** By whoever looked; or by their Guardian, where nobody kept the promise. NOT_FOUND to everyone else. */
  readonly personTold: PersonToldResult;
  readonly proposeRelease: ReleaseResult;
  /** A draft, until the second person agrees. */
  readonly putCaution: CautionResult;
  readonly putConflictLink: ProtectionResult;
  readonly putProtection: ProtectionResult;
  readonly recordConversation: RecordConversationResult;
  /** The second person does not agree. NOT_FOUND to everyone but the Guardian. */
  readonly refuseRenewal: RefuseRenewalResult;
  /** Only an administrator who looks after the place. It is not changed over a version that they have not seen. */
  readonly renameTeam: RenameTeamResult;
  readonly reviewOverride: ReviewOverrideResult;
  /** Adds a dated version; the earlier ones stay. It is not added over a version that the writer has not seen. */
  readonly sayWhatMatters: SayWhatMattersResult;
  /** Gives some words an entry of their own, with other readers; on another person's record only where the author names it. */
  readonly setApart: SetApartResult;
  readonly sortEntry: SortEntryResult;
  /** Begins with someone on one's own organisation's list. NOT_FOUND for nobody and for somebody hidden alike. */
  readonly startFromList: StartedFromList;
  readonly withdrawInvitation: WithdrawInvitationResult;
};

export type MutationactForArgs = {
  input: ActForInput;
};

export type MutationaddOrganisationArgs = {
  input: AddOrganisationInput;
};

export type MutationaddPersonArgs = {
  input: AddPersonInput;
};

export type MutationaddTeamArgs = {
  input: AddTeamInput;
};

export type MutationagreeCautionArgs = {
  input: AgreeCautionInput;
};

export type MutationagreeToReleaseArgs = {
  input: AnswerReleaseInput;
};

export type MutationagreeToRenewalArgs = {
  input: AgreeToRenewalInput;
};

export type MutationamendEntryArgs = {
  input: AmendEntryInput;
};

export type MutationanswerNotYetArgs = {
  input: AnswerNotYetInput;
};

export type MutationanswerProposalsArgs = {
  input: AnswerProposalsInput;
};

export type MutationaskForCallBackArgs = {
  input: AskForCallBackInput;
};

export type MutationaskNotYetArgs = {
  input: AskNotYetInput;
};

export type MutationaskReleaseArgs = {
  input: AskReleaseInput;
};

export type MutationcallBackDoneArgs = {
  input: CallBackDoneInput;
};

export type MutationchangeMembershipArgs = {
  input: ChangeMembershipInput;
};

export type MutationchangeOrganisationArgs = {
  input: ChangeOrganisationInput;
};

export type MutationcontinueCautionArgs = {
  input: ContinueCautionInput;
};

export type MutationdismissLinkArgs = {
  input: DismissLinkInput;
};

export type MutationendCautionArgs = {
  input: EndCautionInput;
};

export type MutationendMembershipArgs = {
  input: EndMembershipInput;
};

export type MutationendOverrideArgs = {
  input: EndOverrideInput;
};

export type MutationendProtectionArgs = {
  input: EndProtectionInput;
};

export type MutationendReleaseArgs = {
  input: AnswerReleaseInput;
};

export type MutationguardianLookedArgs = {
  input: GuardianLookedInput;
};

export type MutationguardianProtectArgs = {
  input: GuardianProtectInput;
};

export type MutationinviteArgs = {
  input: InviteInput;
};

export type MutationinviteAgainArgs = {
  input: InviteAgainInput;
};

export type MutationinvokeOverrideArgs = {
  input: InvokeOverrideInput;
};

export type MutationjoinTeamArgs = {
  input: JoinTeamInput;
};

export type MutationleaveTeamArgs = {
  input: LeaveTeamInput;
};

export type MutationloadListArgs = {
  input: LoadListInput;
};

export type MutationmarkEntryArgs = {
  input: MarkEntryInput;
};

export type MutationmarkWhereArgs = {
  input: MarkWhereInput;
};

export type MutationpersonToldArgs = {
  input: PersonToldInput;
};

export type MutationproposeReleaseArgs = {
  input: ProposeReleaseInput;
};

export type MutationputCautionArgs = {
  input: PutCautionInput;
};

export type MutationputConflictLinkArgs = {
  input: PutConflictLinkInput;
};

export type MutationputProtectionArgs = {
  input: PutProtectionInput;
};

export type MutationrecordConversationArgs = {
  input: RecordConversationInput;
};

export type MutationrefuseRenewalArgs = {
  input: RefuseRenewalInput;
};

export type MutationrenameTeamArgs = {
  input: RenameTeamInput;
};

export type MutationreviewOverrideArgs = {
  input: ReviewOverrideInput;
};

export type MutationsayWhatMattersArgs = {
  input: SayWhatMattersInput;
};

export type MutationsetApartArgs = {
  input: SetApartInput;
};

export type MutationsortEntryArgs = {
  input: SortEntryInput;
};

export type MutationstartFromListArgs = {
  input: StartFromListInput;
};

export type MutationwithdrawInvitationArgs = {
  input: WithdrawInvitationInput;
};

/** A name is needed, or it is too long. The message says which. */
export type NameNeeded = Problem & {
  readonly __typename?: 'NameNeeded';
  readonly message: Scalars['String']['output'];
};

/** Another organisation, or another team, has this name. */
export type NameTaken = Problem & {
  readonly __typename?: 'NameTaken';
  readonly message: Scalars['String']['output'];
};

/** The person is told nothing by text, e-mail or app just now. */
export type NotByMessage = Problem & {
  readonly __typename?: 'NotByMessage';
  readonly message: Scalars['String']['output'];
};

export type NotYetAnswered = {
  readonly __typename?: 'NotYetAnswered';
  readonly id: Scalars['ID']['output'];
};

export type NotYetAsked = {
  readonly __typename?: 'NotYetAsked';
  readonly id: Scalars['ID']['output'];
};

/** A reason is missing, or the day is past or more than 28 days away. */
export type NotYetIncomplete = Problem & {
  readonly __typename?: 'NotYetIncomplete';
  readonly message: Scalars['String']['output'];
};

/** The worker has no place in that organisation, or no longer. */
export type NotYourOrganisation = Problem & {
  readonly __typename?: 'NotYourOrganisation';
  readonly message: Scalars['String']['output'];
};

/** The least of an entry: its words without anyone else's part, and no way on from it. */
export type OpenedEntry = {
  readonly __typename?: 'OpenedEntry';
  /** Only what is needed now: the words without any part about somebody else, there or not. */
  readonly asMinimum: Scalars['Boolean']['output'];
  /** The words are the author's one sentence, since the reader's role needs no more. */
  readonly asSummary: Scalars['Boolean']['output'];
  readonly author: Worker;
  readonly categories: ReadonlyArray<Category>;
  readonly id: Scalars['ID']['output'];
  readonly kind: EntryKind;
  readonly occurredAt: Scalars['DateTime']['output'];
  readonly organisation: Organisation;
  readonly words: Scalars['String']['output'];
};

export type OpenedEntryConnection = {
  readonly __typename?: 'OpenedEntryConnection';
  readonly nodes: ReadonlyArray<OpenedEntry>;
  readonly pageInfo: PageInfo;
};

/** A colleague opened someone's record in danger. It says who and why in kind, not what they saw. */
export type OpenedForSafety = {
  readonly __typename?: 'OpenedForSafety';
  readonly at: Scalars['DateTime']['output'];
  readonly endsAt: Scalars['DateTime']['output'];
  readonly ground: OverrideGround;
  /** Of the override. */
  readonly id: Scalars['ID']['output'];
  readonly organisation: Organisation;
  readonly person: PersonCard;
  readonly worker: Worker;
};

/** What opens a category under the settings alone: nothing more is needed; the person is told and says no to nothing; a yes that names the organisation; it stays shut. */
export type OpensWith = 'always' | 'never' | 'told' | 'yes';

export type Organisation = {
  readonly __typename?: 'Organisation';
  readonly id: Scalars['ID']['output'];
  readonly kind: OrganisationKind;
  readonly name: Scalars['String']['output'];
};

export type OrganisationKind =
  'anchor' | 'children' | 'council' | 'dwp' | 'health' | 'housing' | 'police' | 'school' | 'social_care' | 'vcse' | 'vcse_care';

/** What the sharing decision leaves of an override. `nobody`: nobody fits all of it, or nothing may be told. `ring`: it cannot be opened here, ring the on-call. `second_person`: it was open before, and someone else has to agree. `refused`: someone else did not agree. `unanswered`: nobody answered within three days. `over`: its time has passed. */
export type OverrideAnswer = 'nobody' | 'opened' | 'over' | 'refused' | 'ring' | 'second_person' | 'unanswered';

export type OverrideEnded = {
  readonly __typename?: 'OverrideEnded';
  readonly id: Scalars['ID']['output'];
};

/** Why someone's record is opened without their yes. `emergency`: 4 hours. `safeguarding`: 72 hours. `legal` and `serious_crime`: the Guardian's, for a named recipient, 24 hours. */
export type OverrideGround = 'emergency' | 'legal' | 'safeguarding' | 'serious_crime';

/** Something that an override needs is missing; what was typed stays with the worker. */
export type OverrideIncomplete = Problem & {
  readonly __typename?: 'OverrideIncomplete';
  /** Which field: typed, categories, reason, told or recipient. */
  readonly field: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** The answer is this, whether or not it fits anyone. What it opens is read in its own purpose. */
export type OverrideInvoked = {
  readonly __typename?: 'OverrideInvoked';
  readonly id: Scalars['ID']['output'];
};

/** What one's own override opens, for as long as it is valid. */
export type OverrideLook = {
  readonly __typename?: 'OverrideLook';
  readonly answer: OverrideAnswer;
  /** Something more is kept back: ring the on-call. One line for the person, whatever it is. */
  readonly barred: Scalars['Boolean']['output'];
  readonly categories: ReadonlyArray<Category>;
  /** Null where it was never opened. */
  readonly endsAt?: Maybe<Scalars['DateTime']['output']>;
  readonly entries: OpenedEntryConnection;
  readonly ground: OverrideGround;
  readonly id: Scalars['ID']['output'];
  readonly invokedAt: Scalars['DateTime']['output'];
  readonly notByMessage: Scalars['Boolean']['output'];
  /** Whom to ring: the place's duty desk, the same with every answer. */
  readonly onCall?: Maybe<Scalars['String']['output']>;
  readonly personToldAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why, in the worker's own words. */
  readonly reason: Scalars['String']['output'];
  /** Who gets what is disclosed. Null where it is no disclosure. */
  readonly recipient?: Maybe<Scalars['String']['output']>;
  /** Why the second person did not agree. Null unless the answer is `refused`. */
  readonly refusal?: Maybe<Scalars['String']['output']>;
  readonly tellBy: Scalars['Date']['output'];
  /** What the worker typed. */
  readonly typed: Scalars['String']['output'];
};

export type OverrideOutcome = 'not_upheld' | 'upheld';

export type OverrideReviewed = {
  readonly __typename?: 'OverrideReviewed';
  readonly id: Scalars['ID']['output'];
};

/** The list of one's own organisation, for its administrators and supervisors. */
export type OwnList = {
  readonly __typename?: 'OwnList';
  /** Newest first, 20 at most. */
  readonly loads: ReadonlyArray<ListLoad>;
  /** Most people first, 50 at most. */
  readonly workersNotKnown: ReadonlyArray<ListedWorkerNotKnown>;
};

/** Where a page of a list ends. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Opaque; ask for the next page with it. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
};

/** Words about somebody else inside one's own, in characters from 0. */
export type Passage = {
  readonly __typename?: 'Passage';
  /** Null: somebody else, without a record that the author may see. */
  readonly about?: Maybe<PersonNamed>;
  /** They agreed that others read it. */
  readonly agreed: Scalars['Boolean']['output'];
  readonly from: Scalars['Int']['output'];
  readonly length: Scalars['Int']['output'];
  /** Workers who read the rest need it. */
  readonly needed: Scalars['Boolean']['output'];
};

export type PassageInput = {
  /** Null: somebody else. */
  readonly aboutId?: InputMaybe<Scalars['ID']['input']>;
  readonly agreed: Scalars['Boolean']['input'];
  readonly from: Scalars['Int']['input'];
  readonly length: Scalars['Int']['input'];
  readonly needed: Scalars['Boolean']['input'];
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
  /** For those alongside from the organisation whose list it is. Null: the list says nothing. */
  readonly knownOnList?: Maybe<KnownOnList>;
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
  first?: Scalars['PageSize']['input'];
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

export type PersonNamed = {
  readonly __typename?: 'PersonNamed';
  readonly id: Scalars['ID']['output'];
  /** What they like to be called. */
  readonly name: Scalars['String']['output'];
};

/** An organisation that is alongside, and what its workers read of what the asker's own organisation writes. */
export type PersonReaders = {
  readonly __typename?: 'PersonReaders';
  /** The asker's own organisation: those alongside read all that it writes. */
  readonly all: Scalars['Boolean']['output'];
  /** Nothing is read of a category that is missing. */
  readonly categories: ReadonlyArray<CategoryReads>;
  readonly organisation: Organisation;
  /** Those alongside for it now. */
  readonly workers: ReadonlyArray<Worker>;
};

export type PersonTold = {
  readonly __typename?: 'PersonTold';
  readonly id: Scalars['ID']['output'];
};

export type PersonToldInput = {
  readonly how: ToldHow;
  readonly mutationId: Scalars['ID']['input'];
  readonly overrideId: Scalars['ID']['input'];
};

export type PersonToldResult = NotByMessage | PersonTold;

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

export type ProposalAnswer = 'alongside' | 'not_mine';

export type ProposalAnswerInput = {
  readonly answer: ProposalAnswer;
  readonly id: Scalars['ID']['input'];
};

/** Those that were not proposed to this worker, or no longer, are left out. */
export type ProposalsAnswered = {
  readonly __typename?: 'ProposalsAnswered';
  readonly alongside: ReadonlyArray<PersonCard>;
  readonly notMine: Scalars['Int']['output'];
};

/** Of what the Guardian's list has, for a colleague at their own organisation. */
export type ProposeReleaseInput = {
  /** The act that put what protects. Not a conflict link. */
  readonly actId: Scalars['ID']['input'];
  /** UUIDv7 of the release, made by the client. */
  readonly id: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
  /** The full name of the colleague who would pass. */
  readonly name: Scalars['String']['input'];
  readonly personId: Scalars['ID']['input'];
  readonly reason: Scalars['String']['input'];
  /** The last day, within 28 days. */
  readonly until: Scalars['Date']['input'];
};

/** What protects a person: someone who must not reach them; where they live, shown to those named alone; the person, or one entry, shown to those named alone; a record that shows what one wrote oneself, and else to those named alone. */
export type ProtectionKind = 'conflict_link' | 'protected_place' | 'restricted_record' | 'seal_of_entry' | 'seal_of_person';

/** It is kept. The same whether the name fits anyone. */
export type ProtectionPut = {
  readonly __typename?: 'ProtectionPut';
  readonly id: Scalars['ID']['output'];
};

export type ProtectionResult = CannotProtect | ProtectionPut;

/** One thing that protects a person, as far as the asker put it, is named in it, or is the Guardian of whoever put it. */
export type ProtectiveAct = {
  readonly __typename?: 'ProtectiveAct';
  /** Of a conflict link: who said that one of those it keeps away is not the human who was meant. */
  readonly dismissals: ReadonlyArray<LinkDismissal>;
  /** Somebody asked that it ends. It ends when a second person does. */
  readonly endAsked: Scalars['Boolean']['output'];
  readonly endAskedByMe: Scalars['Boolean']['output'];
  readonly ended: Scalars['Boolean']['output'];
  readonly id: Scalars['ID']['output'];
  readonly kind: ProtectionKind;
  readonly personId: Scalars['ID']['output'];
  readonly putAt: Scalars['DateTime']['output'];
  readonly putBy: Worker;
  readonly reason: Scalars['String']['output'];
  /** The name as it was typed, or those who were chosen to go on seeing. */
  readonly said: Scalars['String']['output'];
};

export type PutCautionInput = {
  readonly evidence: Scalars['String']['input'];
  /** UUIDv7 of the note, made by the client. */
  readonly id: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
  readonly personId: Scalars['ID']['input'];
  /** From today to half a year ahead. */
  readonly reviewOn: Scalars['Date']['input'];
  /** Someone alongside, whose agreement is asked. */
  readonly secondId: Scalars['ID']['input'];
  readonly told: Scalars['Boolean']['input'];
  readonly toldWords: Scalars['String']['input'];
  readonly words: Scalars['String']['input'];
};

export type PutConflictLinkInput = {
  /** Of a resident. Left out: those at work alone. */
  readonly birthDate?: InputMaybe<Scalars['Date']['input']>;
  /** UUIDv7 of the act, made by the client. */
  readonly id: Scalars['ID']['input'];
  readonly kind: ConflictKind;
  readonly mutationId: Scalars['ID']['input'];
  /** The full name of whoever must not reach the person, at work or as a resident. */
  readonly name: Scalars['String']['input'];
  readonly personId: Scalars['ID']['input'];
  readonly reason: Scalars['String']['input'];
};

export type PutProtectionInput = {
  /** With seal_of_entry: an entry that one's own organisation wrote. */
  readonly entryId?: InputMaybe<Scalars['ID']['input']>;
  /** UUIDv7 of the act, made by the client. */
  readonly id: Scalars['ID']['input'];
  /** Not conflict_link. */
  readonly kind: ProtectionKind;
  readonly mutationId: Scalars['ID']['input'];
  /** Workers alongside who go on seeing, beside oneself and the lead or the author. */
  readonly namedIds: ReadonlyArray<Scalars['ID']['input']>;
  readonly personId: Scalars['ID']['input'];
  readonly reason: Scalars['String']['input'];
};

export type Query = {
  readonly __typename?: 'Query';
  /** FORBIDDEN to whoever is not an administrator of the organisation they act for. */
  readonly administration: Administration;
  /** Caution notes of a person that the signed-in worker may read. Empty for nobody and for someone hidden alike. */
  readonly cautionNotes: ReadonlyArray<CautionNote>;
  /** The Guardian's own disclosure under the law. */
  readonly disclosureLook: OverrideLook;
  /** One's own override in an emergency. NOT_FOUND for another's and for none alike. */
  readonly emergencyLook: OverrideLook;
  /** One entry. NOT_FOUND for none and for a hidden one alike. */
  readonly entry: Entry;
  /** One's own entry. NOT_FOUND for none, for a hidden one and for somebody else's alike. */
  readonly entryParts: EntryParts;
  /** Those on the list of one's own organisation whom all that was typed fits: names, birth date, whole phone number. Never by street or postcode. 10 at most; nobody whom one is with already. */
  readonly findOnOwnList: ReadonlyArray<ListedPerson>;
  /** People this worker may see whose name, birth date, postcode or phone fits, best first, 20 at most. */
  readonly findPeople: ReadonlyArray<PersonCard>;
  /** Those who agreed to be found, whom the asker is not with, and whose full name and birth date were typed: seldom more than one. */
  readonly findWhomToAsk: ReadonlyArray<WhomToAsk>;
  /** The newest 50 that the Guardian's organisation put. NOT_FOUND to everyone else. */
  readonly guardianActs: ReadonlyArray<GuardianAct>;
  /** Newest first, and never about oneself: of workers of the organisation acted for; of others where no Guardian of theirs may hear of it; and of whoever must not reach somebody whom this organisation leads. FORBIDDEN to all but Guardians. */
  readonly guardianAlerts: GuardianAlertConnection;
  /** What waits for this Guardian, the soonest day first. NOT_FOUND to everyone else. */
  readonly guardianQueue: GuardianItemConnection;
  /** The newest 50 that this Guardian may agree to, or might have. NOT_FOUND to everyone else. */
  readonly guardianReleases: ReadonlyArray<Release>;
  readonly me: Me;
  /** People whom the list says the signed-in worker is alongside and about whom they have not answered, by name. */
  readonly myProposals: ListedPersonConnection;
  /** FORBIDDEN to all but administrators and supervisors. */
  readonly ownList: OwnList;
  /** Names to keep on this device, so that a conversation can be recorded without signal. Logged as kept on a phone. */
  readonly peopleToKeep: ReadonlyArray<PersonCard>;
  /** One person. NOT_FOUND for nobody and for somebody hidden alike. */
  readonly person: Person;
  /** Up to three among those this worker may see. */
  readonly possibleMatches: ReadonlyArray<PossibleMatch>;
  /** Newest first. NOT_FOUND to those who are not alongside, unless they are a Guardian, as for nobody. */
  readonly protectiveActs: ReadonlyArray<ProtectiveAct>;
  /** One's own override where someone may be harmed. */
  readonly safeguardingLook: OverrideLook;
  /** For an administrator, of a member of their own organisation. NOT_FOUND for everyone else and to everyone else. Each look is written down. */
  readonly seeAs: SettingsView;
  /** Which organisations may hold something here. Empty to those who are not alongside; NOT_FOUND where the person is hidden or is not there. */
  readonly standingLines: ReadonlyArray<StandingLine>;
  readonly today: Today;
  /** Who reads this entry. Empty to an author who is not alongside; NOT_FOUND where the entry is hidden or is not there. */
  readonly whoCanSeeEntry: ReadonlyArray<EntryReaders>;
  /** Who reads what a worker alongside writes about this person. Empty to those who are not alongside; NOT_FOUND where the person is hidden or is not there. */
  readonly whoCanSeePerson: ReadonlyArray<PersonReaders>;
};

export type QuerycautionNotesArgs = {
  personId: Scalars['ID']['input'];
};

export type QuerydisclosureLookArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['PageSize']['input'];
  id: Scalars['ID']['input'];
};

export type QueryemergencyLookArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['PageSize']['input'];
  id: Scalars['ID']['input'];
};

export type QueryentryArgs = {
  id: Scalars['ID']['input'];
  personId: Scalars['ID']['input'];
};

export type QueryentryPartsArgs = {
  id: Scalars['ID']['input'];
  personId: Scalars['ID']['input'];
};

export type QueryfindOnOwnListArgs = {
  text: Scalars['String']['input'];
};

export type QueryfindPeopleArgs = {
  text: Scalars['String']['input'];
};

export type QueryfindWhomToAskArgs = {
  text: Scalars['String']['input'];
};

export type QueryguardianAlertsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['PageSize']['input'];
};

export type QueryguardianQueueArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['PageSize']['input'];
};

export type QuerymyProposalsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['PageSize']['input'];
};

export type QuerypersonArgs = {
  id: Scalars['ID']['input'];
};

export type QuerypossibleMatchesArgs = {
  details: PersonDetailsInput;
};

export type QueryprotectiveActsArgs = {
  personId: Scalars['ID']['input'];
};

export type QuerysafeguardingLookArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['PageSize']['input'];
  id: Scalars['ID']['input'];
};

export type QueryseeAsArgs = {
  membershipId: Scalars['ID']['input'];
  purpose: SettingsPurpose;
};

export type QuerystandingLinesArgs = {
  personId: Scalars['ID']['input'];
};

export type QuerywhoCanSeeEntryArgs = {
  id: Scalars['ID']['input'];
  personId: Scalars['ID']['input'];
};

export type QuerywhoCanSeePersonArgs = {
  personId: Scalars['ID']['input'];
};

/** What those alongside from an organisation read. Something: only that something may be there. */
export type Reads = 'full' | 'nothing' | 'something' | 'summary';

/** On what a reading rests: their own organisation wrote it; the person chose; the person was told and did not say no; a duty; someone is kept safe. */
export type ReadsBecause = 'chose' | 'duty' | 'own' | 'safety' | 'told';

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
  /** Given: the entry is *what we already know*, of the day in `occurredAt`, and this says from where. */
  readonly whatWeKnowFrom?: InputMaybe<Scalars['String']['input']>;
  readonly where?: InputMaybe<Scalars['String']['input']>;
  readonly words: Scalars['String']['input'];
};

export type RecordConversationResult = CannotRecord | ConversationRecorded;

/** The words are missing, or there are too many. */
export type RefusalIncomplete = Problem & {
  readonly __typename?: 'RefusalIncomplete';
  readonly message: Scalars['String']['output'];
};

export type RefuseRenewalInput = {
  readonly mutationId: Scalars['ID']['input'];
  readonly overrideId: Scalars['ID']['input'];
  /** Why. Whoever asked reads it. */
  readonly words: Scalars['String']['input'];
};

export type RefuseRenewalResult = RefusalIncomplete | RenewalRefused;

/** What protects a person is lifted for one worker, until a day, by two others. */
export type Release = {
  readonly __typename?: 'Release';
  readonly askedAt: Scalars['DateTime']['output'];
  readonly askedBy: Worker;
  /** The signed-in Guardian would pass: others agree. */
  readonly forMe: Scalars['Boolean']['output'];
  readonly id: Scalars['ID']['output'];
  /** The signed-in Guardian asked for it, or agreed. */
  readonly mine: Scalars['Boolean']['output'];
  readonly personId: Scalars['ID']['output'];
  readonly reason: Scalars['String']['output'];
  readonly state: ReleaseState;
  /** Who would pass. */
  readonly to: Worker;
  readonly until: Scalars['DateTime']['output'];
  /** What a Guardian of this organisation typed, else the name where their organisation knows the person. Null: it is not theirs to know. */
  readonly whom?: Maybe<Scalars['String']['output']>;
};

/** It is kept. The same whether it opened anything yet. */
export type ReleaseKept = {
  readonly __typename?: 'ReleaseKept';
  readonly id: Scalars['ID']['output'];
};

export type ReleaseResult = CannotRelease | ReleaseKept;

/** asked: two others have to agree. open: the worker passes what protects the person. over: its day is past, or somebody ended it. */
export type ReleaseState = 'asked' | 'open' | 'over';

export type RenameTeamInput = {
  /** The version that the administrator saw. */
  readonly expectedVersion: Scalars['Int']['input'];
  readonly mutationId: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
  readonly teamId: Scalars['ID']['input'];
};

export type RenameTeamResult = AdministrationChanged | ChangedMeanwhile | NameNeeded | NameTaken;

export type RenewalAgreed = {
  readonly __typename?: 'RenewalAgreed';
  readonly id: Scalars['ID']['output'];
};

export type RenewalRefused = {
  readonly __typename?: 'RenewalRefused';
  readonly id: Scalars['ID']['output'];
};

export type ReviewOverrideInput = {
  readonly mutationId: Scalars['ID']['input'];
  readonly outcome: OverrideOutcome;
  readonly overrideId: Scalars['ID']['input'];
  readonly words: Scalars['String']['input'];
};

export type ReviewOverrideResult = CannotReview | OverrideReviewed;

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
  /** The version that the writer saw when they began; left out where there was none. */
  readonly insteadOf?: InputMaybe<Scalars['ID']['input']>;
  readonly mutationId: Scalars['ID']['input'];
  readonly personId: Scalars['ID']['input'];
  readonly words: Scalars['String']['input'];
};

export type SayWhatMattersResult = WhatMattersChanged | WhatMattersSaid | WordsNeeded;

export type Session = {
  readonly __typename?: 'Session';
  /** The session ends at this instant, whatever the worker does. */
  readonly endsAt: Scalars['DateTime']['output'];
  /** Minutes without a request after which the session ends. */
  readonly idleMinutes: Scalars['Int']['output'];
};

export type SetApartInput = {
  readonly entryId: Scalars['ID']['input'];
  readonly expectedVersion: Scalars['Int']['input'];
  readonly from: Scalars['Int']['input'];
  readonly length: Scalars['Int']['input'];
  readonly mutationId: Scalars['ID']['input'];
  /** UUIDv7 of the new entry, made by the client. */
  readonly partId: Scalars['ID']['input'];
  readonly personId: Scalars['ID']['input'];
  readonly sorting: SortingInput;
  /** Given: the words go on this person's record. */
  readonly toPersonId?: InputMaybe<Scalars['ID']['input']>;
};

export type SetApartResult = CannotRecord | EntryChanged | WordsSetApart;

/** One category of what an organisation writes, as the settings alone decide it. */
export type SettingsCategory = {
  readonly __typename?: 'SettingsCategory';
  /** What is read once they said yes, or were told. */
  readonly after: Reads;
  /** What is read while the person has said nothing and was told nothing. */
  readonly before: Reads;
  readonly category: Category;
  /** The line of the sharing decision that decides, for example D9. */
  readonly line: Scalars['String']['output'];
  /** What the role needs of it: full, summary or nothing. */
  readonly need: Reads;
  readonly opensWith: OpensWith;
  /** Null where the organisation has no active basis for the purpose. */
  readonly restsOn?: Maybe<SettingsRest>;
  /** A refusal hides that there is anything. */
  readonly silent: Scalars['Boolean']['output'];
};

/** An organisation that writes, and what the settings open of it. Protected services stand here for their own administrators alone. */
export type SettingsOrganisation = {
  readonly __typename?: 'SettingsOrganisation';
  /** An agreement in force joins the two. */
  readonly agreement: Scalars['Boolean']['output'];
  readonly categories: ReadonlyArray<SettingsCategory>;
  readonly isOwn: Scalars['Boolean']['output'];
  readonly organisation: Organisation;
};

/** What a look would be for. The purposes that a worker, or a supervisor, may have. */
export type SettingsPurpose = 'emergency' | 'safeguarding' | 'supervision' | 'support';

/** On what the settings let a reading rest. */
export type SettingsRest = 'choice' | 'duty' | 'telling';

/** What the settings of the place alone open to a worker. No person is read, named or counted for it. */
export type SettingsView = {
  readonly __typename?: 'SettingsView';
  readonly jobTitle: Scalars['String']['output'];
  readonly organisations: ReadonlyArray<SettingsOrganisation>;
  readonly purpose: SettingsPurpose;
  /** False: the purpose is not one of the role's, and nothing opens. */
  readonly purposeIsTheirs: Scalars['Boolean']['output'];
  readonly role: Role;
  readonly worker: Worker;
};

export type ShownToPerson = 'after_we_talk' | 'held' | 'now';

export type SignInIssuer = {
  readonly __typename?: 'SignInIssuer';
  readonly issuer: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
};

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
  /** The words tell where the person lives or can be found. Left out: as it was. Words without readers until now are marked where a protected place names whoever sorts them. */
  readonly tellsWhere?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What brings the signed-in worker to this person. */
export type Standing =
  | 'alongside'
  /** Not involved any more: sees only their own words. */
  | 'author'
  | 'starting';

/** An organisation alongside that may hold something the asker may not read, whether or not it holds anything just now; and whom to ask. */
export type StandingLine = {
  readonly __typename?: 'StandingLine';
  /** Name and number of the place's duty desk. Null: not written down yet. */
  readonly dutyDesk?: Maybe<Scalars['String']['output']>;
  /** The lead person, where the person agreed that they are named. */
  readonly leadName?: Maybe<Scalars['String']['output']>;
  readonly organisation: Organisation;
};

export type StartFromListInput = {
  readonly id: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
};

/** The worker is alongside where the list names them, else starting. */
export type StartedFromList = {
  readonly __typename?: 'StartedFromList';
  readonly person: PersonCard;
};

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
  /** Caution notes that wait for this worker's agreement, and their own from seven days before its review day: the soonest day first, 20 at most. */
  readonly cautions: ReadonlyArray<WaitingCaution>;
  /** What workers who left this organisation left unsorted, about people this worker is alongside: oldest first, 20 at most. */
  readonly leftUnsorted: ReadonlyArray<UnsortedEntry>;
  /** Who opened the record of someone this worker leads, or is alongside where nobody leads: in the last seven days, newest first, 20 at most. */
  readonly opened: ReadonlyArray<OpenedForSafety>;
  /** Everyone this worker is alongside or starting with, by name. */
  readonly people: ReadonlyArray<PersonCard>;
  /** Whom this worker opened in danger, or of whom they read because of a duty, and has still to tell: the soonest day first, 50 at most. */
  readonly toTell: ReadonlyArray<DutyToTell>;
  /** This worker's own entries that have no readers yet, oldest first, 20 at most. */
  readonly unsorted: ReadonlyArray<UnsortedEntry>;
};

export type ToldHow = 'by_message' | 'by_phone' | 'in_person' | 'on_paper';

export type UnsortedEntry = {
  readonly __typename?: 'UnsortedEntry';
  readonly entry: Entry;
  readonly person: PersonCard;
};

/** A caution note that waits for this worker. */
export type WaitingCaution = {
  readonly __typename?: 'WaitingCaution';
  readonly author: Worker;
  /** Of the note. */
  readonly id: Scalars['ID']['output'];
  readonly person: PersonCard;
  readonly reviewOn: Scalars['Date']['output'];
  /** A draft waits for agreement; one in force has to be looked at again. */
  readonly state: CautionState;
};

export type WhatMatters = {
  readonly __typename?: 'WhatMatters';
  readonly id: Scalars['ID']['output'];
  readonly saidAt: Scalars['DateTime']['output'];
  readonly words: Scalars['String']['output'];
  /** Who wrote the words down. */
  readonly writtenBy: Worker;
};

/** Someone wrote other words down in the meantime. Nothing was added; both versions can be shown, and the writer chooses. */
export type WhatMattersChanged = Problem & {
  readonly __typename?: 'WhatMattersChanged';
  readonly message: Scalars['String']['output'];
  readonly person: Person;
};

export type WhatMattersSaid = {
  readonly __typename?: 'WhatMattersSaid';
  readonly person: Person;
};

export type WhereMarked = {
  readonly __typename?: 'WhereMarked';
  readonly personId: Scalars['ID']['output'];
};

/** Somebody who agreed to be found, as whoever typed their full name and birth date is told of them: whom to ask, and nothing more. */
export type WhomToAsk = {
  readonly __typename?: 'WhomToAsk';
  /** Name and number of the place's duty desk. Null: not written down yet. */
  readonly dutyDesk?: Maybe<Scalars['String']['output']>;
  /** The lead person, where the person agreed that they are named, and no protected place forbids it. */
  readonly leadName?: Maybe<Scalars['String']['output']>;
  readonly leadOrganisation?: Maybe<Scalars['String']['output']>;
};

export type WhyNobodyIsMeant =
  /** Nobody of this name works here yet. Once they do, they are asked. */
  | 'nobody'
  /** Several who work here have this name. */
  | 'several';

export type WithdrawInvitationInput = {
  readonly invitationId: Scalars['ID']['input'];
  readonly mutationId: Scalars['ID']['input'];
};

export type WithdrawInvitationResult = AdministrationChanged;

export type WordsNeeded = Problem & {
  readonly __typename?: 'WordsNeeded';
  readonly message: Scalars['String']['output'];
};

export type WordsSetApart = {
  readonly __typename?: 'WordsSetApart';
  readonly entry: Entry;
  readonly part: Entry;
};

export type Worker = {
  readonly __typename?: 'Worker';
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
};

/** The worker works for another organisation too: the link would open that one as well. */
export type WorksElsewhere = Problem & {
  readonly __typename?: 'WorksElsewhere';
  readonly message: Scalars['String']['output'];
};

import type { Aim } from './aim.ts';
import { nobody } from './furnished.ts';

type Variables = Record<string, unknown>;
const input = (of: Variables): Variables => ({ input: of });
const person = ({ personId }: Aim): Variables => ({ personId });
const entry = ({ personId, entryId }: Aim): Variables => ({ personId, id: entryId });
const nothing = (): Variables => ({});
const act = (aim: Aim, of: Variables): Variables => input({ mutationId: aim.fresh('mutation'), ...of });
const version = ({ random }: Aim): number => random.pick([1, 2, 3]);
const day = ({ now }: Aim, days: number): string => new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10);
const sorting = ({ random }: Aim): Variables => ({
  categories: [random.pick(['life', 'health', 'care', 'safeguarding'])],
  inConfidence: random.in100(20),
  shownToPerson: 'now',
  tellsWhere: random.pick([true, false, null]),
});

/** What a worker types who looks for somebody: all of it, some of it, or nearly. */
export function typed({ random, details }: Aim): string {
  const { fullName, preferredName, birthDate, phone, postcode } = details;
  return random.pick([
    fullName,
    preferredName,
    preferredName.slice(0, 3),
    `${fullName} ${birthDate}`,
    `${fullName} ${phone}`,
    phone,
    postcode,
    birthDate,
    fullName.split(' ')[1] ?? fullName,
  ]);
}

const exactly = ({ details: { fullName, preferredName, birthDate, postcode, phone, street } }: Aim): Variables => ({
  preferredName,
  fullName,
  birthDate,
  postcode,
  phone,
  street,
});
/** Only whoever nothing opens is asked for in danger by their own name; of everyone else the answer tells by right. */
const inDanger = ({ details, mayOpen }: Aim): string => (mayOpen ? details.typed : nobody.typed);
const organisation = (aim: Aim): Variables => ({
  kind: 'housing',
  name: `An organisation ${aim.random.below(9)}`,
  protectedService: aim.random.in100(30),
  issuer: null,
});

/** The variables of every operation of the apps. An operation that is not here is one that nobody has thought of: the check fails. */
export const QUESTIONS: Readonly<Record<string, (aim: Aim) => Variables>> = {
  ActFor: (aim) => act(aim, { organisationId: aim.organisationId }),
  AddOrganisation: (aim) => act(aim, { id: aim.fresh('organisation'), ...organisation(aim) }),
  AddPerson: (aim) =>
    act(aim, {
      personId: aim.fresh('person'),
      details: exactly(aim),
      answers: aim.random.in100(50) ? [] : [{ personId: aim.personId, answer: aim.random.pick(['not_sure', 'not_the_same']) }],
    }),
  AddTeam: (aim) => act(aim, { id: aim.fresh('team'), name: 'A team' }),
  Administration: nothing,
  AgreeCaution: (aim) => act(aim, { personId: aim.personId, entryId: aim.entryId }),
  AgreeToRelease: (aim) => act(aim, { id: aim.fresh('agree'), releaseId: aim.actId, reason: 'I saw it.' }),
  AgreeToRenewal: (aim) => act(aim, { overrideId: aim.overrideId }),
  AmendEntry: (aim) =>
    act(aim, {
      personId: aim.personId,
      entryId: aim.entryId,
      id: aim.fresh('amendment'),
      expectedVersion: version(aim),
      words: 'Other words.',
      because: 'I misheard.',
    }),
  AnswerNotYet: (aim) => act(aim, { overrideId: aim.overrideId, agreed: aim.random.in100(50) }),
  AnswerProposals: (aim) => act(aim, { answers: [{ id: aim.listedId, answer: aim.random.pick(['alongside', 'not_mine']) }] }),
  AskForCallBack: (aim) =>
    act(aim, { id: aim.fresh('call back'), phone: '07700 900142', typed: aim.random.pick([aim.details.typed, typed(aim)]) }),
  AskNotYet: (aim) => act(aim, { overrideId: aim.overrideId, reason: 'He is there.', until: day(aim, 7) }),
  AskRelease: (aim) => act(aim, { id: aim.fresh('release'), overrideId: aim.overrideId, reason: 'The court asks.', until: day(aim, 7) }),
  CallBackDone: (aim) => act(aim, { callBackId: aim.callBackId }),
  Caution: person,
  CautionNotes: person,
  ChangeMembership: (aim) =>
    act(aim, { membershipId: aim.membershipId, expectedVersion: version(aim), jobTitle: 'Another', role: 'worker' }),
  ChangeOrganisation: (aim) => act(aim, { organisationId: aim.organisationId, expectedVersion: version(aim), ...organisation(aim) }),
  ContinueCaution: (aim) =>
    act(aim, {
      id: aim.fresh('note'),
      personId: aim.personId,
      entryId: aim.entryId,
      evidence: 'The dog still bites.',
      reviewOn: day(aim, 60),
      secondId: aim.workerId,
      told: true,
      toldWords: 'At the door.',
    }),
  DismissLink: (aim) => {
    const which = aim.random.in100(50) ? { said: aim.details.postcode } : { agreesTo: aim.actId };
    return act(aim, { id: aim.fresh('dismissal'), personId: aim.personId, actId: aim.actId, ...which, reason: 'It is another.' });
  },
  DisclosureLook: (aim) => ({ id: aim.overrideId }),
  DutiesToTell: nothing,
  EarlierStory: (aim) => ({
    personId: aim.personId,
    after: Buffer.from(`${new Date(aim.now).toISOString()} ${aim.entryId}`).toString('base64url'),
  }),
  EmergencyLook: (aim) => ({ id: aim.overrideId }),
  EndCaution: (aim) => act(aim, { personId: aim.personId, entryId: aim.entryId, because: 'It is over.' }),
  EndMembership: (aim) => act(aim, { membershipId: aim.membershipId }),
  EndOverride: (aim) => act(aim, { overrideId: aim.overrideId }),
  EndProtection: (aim) => act(aim, { personId: aim.personId, actId: aim.actId, id: aim.fresh('end'), reason: 'It is over.' }),
  EndRelease: (aim) => act(aim, { id: aim.fresh('end'), releaseId: aim.actId, reason: 'It is over.' }),
  EntryPage: entry,
  EntryParts: entry,
  FindPeople: (aim) => ({ text: typed(aim) }),
  GuardianActs: nothing,
  GuardianLooked: (aim) =>
    act(aim, {
      id: aim.random.pick([aim.alertId, aim.overrideId]),
      kind: aim.random.pick(['look', 'override', 'started_alone']),
      words: 'I looked.',
    }),
  GuardianProtect: (aim) => {
    const seals = aim.random.in100(50);
    return act(aim, {
      id: aim.fresh('act'),
      kind: seals ? 'seal_of_person' : 'conflict_link',
      typed: inDanger(aim),
      keepsOurs: aim.random.in100(50),
      reason: 'She is afraid.',
      ...(seals ? {} : { link: 'ex', name: 'Worker W1' }),
    });
  },
  GuardianQueue: nothing,
  GuardianReleases: nothing,
  Invite: (aim) =>
    act(aim, {
      id: aim.fresh('invitation'),
      organisationId: aim.organisationId,
      name: 'Someone',
      jobTitle: 'Worker',
      role: 'worker',
      tokenHash: 'A'.repeat(43),
    }),
  InviteAgain: (aim) => act(aim, { id: aim.fresh('invitation'), membershipId: aim.membershipId, tokenHash: 'A'.repeat(43) }),
  InvokeOverride: (aim) => {
    const ground = aim.random.pick(['emergency', 'emergency', 'safeguarding', 'legal', 'serious_crime']);
    return act(aim, {
      id: aim.fresh('override'),
      ground,
      categories: ['health', 'care'],
      typed: inDanger(aim),
      reason: 'She fell.',
      told: 'Nobody was there.',
      recipient: 'A court',
    });
  },
  JoinTeam: (aim) => act(aim, { teamId: aim.teamId, workerId: aim.workerId, organisationId: aim.organisationId }),
  LeaveTeam: (aim) => act(aim, { teamId: aim.teamId, workerId: aim.workerId, organisationId: aim.organisationId }),
  // Of nobody: a row that may be somebody's who is kept from the worker is not found again, and docs/sharing.md says so
  LoadList: (aim) =>
    act(aim, {
      loadId: aim.fresh('load'),
      source: 'A list',
      fields: ['reference', 'preferred_name', 'full_name', 'phone'],
      referenceIsOnePerson: true,
      refused: 0,
      rows: [{ line: 2, reference: 'A1', preferredName: nobody.preferredName, fullName: nobody.fullName, phone: nobody.phone }],
    }),
  MarkEntry: (aim) =>
    act(aim, {
      personId: aim.personId,
      entryId: aim.entryId,
      expectedVersion: version(aim),
      headline: 'A headline',
      passages: [{ from: 0, length: 3, agreed: false, needed: false, aboutId: aim.random.in100(50) ? aim.otherPersonId : null }],
    }),
  MarkWhere: (aim) =>
    act(aim, {
      personId: aim.personId,
      entryIds: aim.random.in100(50) ? [aim.entryId] : [aim.entryId, aim.fresh('no entry')],
      tellsWhere: aim.random.in100(70),
    }),
  Me: nothing,
  MyProposals: nothing,
  MyTeams: nothing,
  OwnList: nothing,
  PeopleToKeep: nothing,
  Person: (aim) => ({ personId: aim.personId, first: aim.random.pick([1, 1, 2, 3, 10]) }),
  PersonTold: (aim) => act(aim, { overrideId: aim.overrideId, how: aim.random.pick(['by_message', 'in_person']) }),
  PossibleMatches: (aim) => ({ details: exactly(aim) }),
  ProposeRelease: (aim) => {
    const whom = { personId: aim.personId, actId: aim.actId, name: 'Worker W1' };
    return act(aim, { id: aim.fresh('release'), ...whom, reason: 'They cover.', until: day(aim, 7) });
  },
  PutCaution: (aim) =>
    act(aim, {
      id: aim.fresh('note'),
      personId: aim.personId,
      evidence: 'The dog bites.',
      reviewOn: day(aim, 30),
      secondId: aim.workerId,
      told: true,
      toldWords: 'At the door.',
      words: 'Go in twos.',
    }),
  PutConflictLink: (aim) =>
    act(aim, {
      id: aim.fresh('act'),
      personId: aim.personId,
      kind: 'ex',
      name: aim.random.pick([aim.details.fullName, 'Worker W1']),
      birthDate: aim.random.in100(50) ? aim.details.birthDate : null,
      reason: 'She is afraid.',
    }),
  PutProtection: (aim) => {
    const kind = aim.random.pick(['seal_of_entry', 'seal_of_person', 'protected_place', 'restricted_record']);
    return act(aim, {
      id: aim.fresh('act'),
      personId: aim.personId,
      kind,
      namedIds: aim.random.in100(50) ? [aim.workerId] : [],
      reason: 'She is afraid.',
      ...(kind === 'seal_of_entry' ? { entryId: aim.entryId } : {}),
    });
  },
  RecordConversation: (aim) =>
    act(aim, {
      conversationId: aim.fresh('conversation'),
      entryId: aim.fresh('entry'),
      personId: aim.personId,
      occurredAt: new Date(aim.now).toISOString(),
      words: 'You told me.',
      ...(aim.random.in100(50) ? { sorting: sorting(aim) } : {}),
    }),
  RecordPerson: ({ personId }) => ({ id: personId }),
  RecordWhom: nothing,
  RefuseRenewal: (aim) => act(aim, { overrideId: aim.overrideId, words: 'Not now.' }),
  RenameTeam: (aim) => act(aim, { teamId: aim.teamId, expectedVersion: version(aim), name: 'Another name' }),
  ReviewOverride: (aim) =>
    act(aim, { overrideId: aim.overrideId, outcome: aim.random.pick(['upheld', 'not_upheld']), words: 'It was right.' }),
  Safe: person,
  SafeguardingLook: (aim) => ({ id: aim.overrideId }),
  SavedEntry: entry,
  SavedReaders: person,
  SayWhatMatters: (aim) =>
    act(aim, {
      id: aim.fresh('version'),
      personId: aim.personId,
      words: 'My garden.',
      ...(aim.random.in100(50) ? { insteadOf: aim.fresh('before') } : {}),
    }),
  SeeAs: (aim) => ({ membershipId: aim.membershipId, purpose: aim.random.pick(['support', 'safeguarding', 'emergency', 'supervision']) }),
  SetApart: (aim) =>
    act(aim, {
      personId: aim.personId,
      entryId: aim.entryId,
      partId: aim.fresh('part'),
      expectedVersion: version(aim),
      from: 0,
      length: 5,
      sorting: sorting(aim),
      ...(aim.random.in100(50) ? { toPersonId: aim.otherPersonId } : {}),
    }),
  SortEntry: (aim) => act(aim, { personId: aim.personId, entryId: aim.entryId, expectedVersion: version(aim), sorting: sorting(aim) }),
  StandingLines: person,
  StartFromList: (aim) => act(aim, { id: aim.listedId }),
  Story: person,
  Today: nothing,
  WhatMatters: person,
  WhatWeKnow: person,
  WhereEarlier: (aim) => ({
    personId: aim.personId,
    after: Buffer.from(`${new Date(aim.now).toISOString()} ${aim.entryId}`).toString('base64url'),
  }),
  WhereStory: person,
  WhoCanSeePerson: person,
  WithdrawInvitation: (aim) => act(aim, { invitationId: aim.fresh('no invitation') }),
};

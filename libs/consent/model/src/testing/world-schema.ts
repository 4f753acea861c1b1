import * as v from 'valibot';
import { categoryNumbers, organisationKinds } from '../decision/vocabulary.ts';
import type { World } from '../decision/world.ts';

/** How a world is written down. What it does not know is left out. */

const id = v.string();
const flag = v.optional(v.boolean());
const text = v.optional(v.string());

/** 2026-11-21T10:03:00Z, to the millisecond. UTC may be written in the other ways of ISO 8601 too. */
export const instant = v.pipe(
  v.string(),
  v.transform((value) =>
    value.replace(
      /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d(?:\.\d{1,3})?)?(?:Z|\+00(?::?00)?)$/,
      (_, minutes, rest) => `${minutes}${rest ?? ':00'}Z`,
    ),
  ),
  v.check(
    (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(value) && isReal(value),
    'must be an instant in UTC: 2026-11-21T10:03:00Z',
  ),
);

/** 2026-11-21. */
const day = v.pipe(
  v.string(),
  v.check((value) => /^\d{4}-\d\d-\d\d$/.test(value) && isReal(`${value}T00:00:00Z`), 'must be a day: 2026-11-21'),
);

/** 30 February is read as 2 March, and so is no day. */
function isReal(value: string): boolean {
  const parsed = Date.parse(value);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().slice(0, 19) === value.slice(0, 19);
}

// a missing list is empty
const ids = v.optional(v.array(id), []);
const categories = v.optional(v.array(v.picklist(categoryNumbers)), []);
/** A list whose absence the model keeps. */
const someIds = v.optional(v.array(id));
const someCategories = v.optional(v.array(v.picklist(categoryNumbers)));
const window = { from: v.optional(instant), until: v.optional(instant) };
const duration = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)));
const kinds = v.optional(v.array(v.picklist(organisationKinds)));
const list = <Fields extends v.ObjectEntries>(fields: Fields) => v.optional(v.array(v.object(fields)));
const table = <Fields extends v.ObjectEntries>(fields: Fields) => v.optional(v.record(v.string(), v.object(fields)));
const say = v.optional(v.picklist(['something', 'nothing']));

export const worldSchema: v.GenericSchema<unknown, World> = v.object({
  now: instant,
  settings: v.optional(
    v.object({
      yesLastsMonths: duration,
      basisOverdueDays: duration,
      emergencyHours: duration,
      safeguardingHours: duration,
      disclosureHours: duration,
      talkWithinDays: duration,
      visitAheadHours: duration,
      huddleAheadHours: duration,
      incapacityHours: duration,
      silent: someCategories,
      healthOpenTo: kinds,
      childsOwnOpenTo: kinds,
    }),
  ),
  organisations: table({ kind: v.picklist(organisationKinds), joinedAt: v.optional(instant), protectedService: flag }),
  workers: table({ organisations: someIds, person: v.optional(id) }),
  people: table({
    born: v.optional(day),
    died: v.optional(day),
    mergedInto: v.optional(id),
    mergedAt: v.optional(instant),
    lead: v.optional(id),
    toBeFound: flag,
    leadNamed: flag,
    emergencyCard: someCategories,
    shownAtHome: flag,
    paused: flag,
    selfHarmRisk: flag,
  }),
  entries: table({
    subject: id,
    categories: someCategories,
    organisation: id,
    author: id,
    inConfidence: flag,
    tellsWhere: flag,
    headline: text,
    passages: list({ about: id, agreed: flag, needed: flag }),
    heldBack: v.optional(v.object({ ground: text, by: v.optional(id), reviewOn: v.optional(day), lifted: flag })),
    afterWeTalk: v.optional(v.object({ since: v.optional(instant), talkedAt: v.optional(instant) })),
    openedTo: list({ person: id, by: v.optional(id) }),
    caution: v.optional(
      v.object({ state: v.optional(v.picklist(['draft', 'active', 'ended'])), reviewOn: v.optional(day), second: v.optional(id) }),
    ),
  }),
  looks: table({
    entry: id,
    by: id,
    override: flag,
    duty: flag,
    toldAt: v.optional(instant),
    delayedUntil: v.optional(instant),
    approver: v.optional(id),
  }),
  needs: v.optional(
    v.record(v.string(), v.record(v.picklist(categoryNumbers), v.picklist(['full', 'summary', 'none']))) as v.GenericSchema<
      unknown,
      NonNullable<World['needs']>
    >,
  ),
  agreements: list({ organisations: ids, state: v.picklist(['in force', 'suspended', 'ended']), ...window }),
  households: list({ person: id, household: id, ...window }),
  involvements: list({
    worker: id,
    organisation: id,
    person: id,
    state: v.picklist(['starting', 'alongside', 'resting', 'handed on', 'ended']),
    ...window,
    wokenAt: v.optional(instant),
    toldAt: v.optional(instant),
  }),
  covers: list({ worker: id, for: id, organisation: id, person: id, reason: text, ...window, toldAt: v.optional(instant) }),
  visits: list({ worker: id, person: id, ...window }),
  enforcements: list({ worker: id, person: id, ...window }),
  huddles: list({ invited: someIds, startsAt: v.optional(instant), writtenUpAt: v.optional(instant), cards: someIds }),
  rightsRequests: list({
    person: id,
    reviewer: v.optional(id),
    organisation: id,
    state: v.picklist(['received', 'identity', 'clarifying', 'gathering', 'reviewing', 'sent', 'part refused']),
  }),
  bases: list({
    organisation: id,
    purpose: v.string(),
    categories,
    state: v.picklist(['proposed', 'active', 'suspended', 'ended']),
    restsOn: v.picklist(['choice', 'telling', 'duty']),
    reviewOn: v.optional(day),
  }),
  tellings: list({ person: id, to: id, organisations: ids, categories, at: v.optional(instant) }),
  choices: list({
    person: id,
    by: id,
    organisations: ids,
    categories,
    answer: v.picklist(['yes', 'no', 'ask']),
    say,
    givenAt: v.optional(instant),
    withdrawnAt: v.optional(instant),
    withdrawnSay: say,
    settles: flag,
  }),
  seals: list({ entry: v.optional(id), person: v.optional(id), named: someIds }),
  protectedPlaces: list({ person: id, named: someIds, ...window }),
  restrictedRecords: list({ person: id, named: someIds }),
  releases: list({ person: id, to: id, by: someIds, ...window }),
  conflicts: list({
    actor: id,
    person: id,
    kind: v.picklist(['relative', 'ex', 'alleged perpetrator', 'abuse restriction']),
    state: v.picklist(['declared', 'detected', 'dismissed']),
    ...window,
  }),
  overrides: list({
    person: id,
    worker: id,
    organisation: id,
    ground: v.picklist(['EMERGENCY', 'SAFEGUARDING', 'LEGAL', 'SERIOUS CRIME']),
    categories,
    reason: text,
    told: text,
    invokedAt: v.optional(instant),
    state: v.picklist(['invoked', 'active', 'expired', 'reviewed']),
    recipient: text,
    bundleMade: flag,
    renews: text,
    agreedBy: v.optional(id),
    lookDelay: v.optional(v.object({ approver: v.optional(id), until: v.optional(instant) })),
  }),
  notYets: list({ person: id, worker: id, approver: v.optional(id), reason: text, ...window }),
  representatives: list({
    person: id,
    by: id,
    kind: v.picklist(['parent', 'attorney', 'deputy', 'executor', 'administrator']),
    scope: v.optional(v.picklist(['welfare', 'property'])),
    registered: flag,
    ...window,
  }),
  capacityNotes: list({ person: id, categories, lacks: flag, at: v.optional(instant), until: v.optional(instant) }),
  competenceNotes: list({ person: id, categories, competent: flag, at: v.optional(instant) }),
});

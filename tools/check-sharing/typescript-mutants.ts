import { defaultSettings } from '../../libs/consent/model/src/decision/settings.ts';

/** A small mistake in a file of `libs/consent/model/src/decision`: the text stands there once, and the other takes its place. */
export interface Mutant {
  /** What the mistake is. */
  what: string;
  file: string;
  text: string;
  mistake: string;
}

const mutant = (what: string, file: string, text: string, mistake: string): Mutant => ({ what, file: `${file}.ts`, text, mistake });

/** Mistakes that someone might make. Each must be noticed by the cases and a few thousand random questions. */
export const MUTANTS: readonly Mutant[] = [
  // D0
  mutant('a session holds at its very end', 'decide', 'facts.now < at(until)', 'facts.now <= at(until)'),
  mutant('an ended session is valid', 'decide', '&& ended !== true', ''),
  mutant(
    'nobody asks whether the worker works there',
    'decide',
    "question.door === 'worker' && !worksThere",
    "question.door === 'worker' && false && !worksThere",
  ),
  mutant('a suspended agreement joins', 'agreements', "state === 'in force' &&", "state !== 'ended' &&"),
  mutant('an agreement of only one joins', 'agreements', 'organisations.includes(one) && organisations', 'organisations'),
  mutant('an agreement that ends now has not run out', 'agreements', 'at(until) <= facts.now', 'at(until) < facts.now'),
  mutant(
    'an override covers a missing agreement',
    'workers-door',
    '(emergency && ranOut(facts, organisation, entry.organisation))',
    'emergency',
  ),
  // D1 and the resident's door
  mutant(
    'one may read one’s own record at work',
    'workers-door',
    "if (human === facts.human(record)) return hide('D1')",
    "if (actor.worker === record) return hide('D1')",
  ),
  mutant('a paused app still shows', 'residents-door', '({ paused }) => paused', '({ paused }) => paused && false'),
  mutant(
    'a representative needs no say',
    'residents-door',
    'if (reader !== subject && !mayRepresent',
    'if (reader !== subject && false && !mayRepresent',
  ),
  mutant('a representative reads 13', 'residents-door', "['6s', '7', '13'];", "['6s', '7'];"),
  mutant('whose age is not known is no child', 'residents-door', 'facts.person(human)?.born === undefined || ', ''),
  mutant('a representative reads a child’s own', 'residents-door', "['6s', '7', '13', '9', '10']", "['6s', '7', '13', '10']"),
  mutant('nobody needs to have opened it', 'residents-door', 'by !== undefined && ', ''),
  mutant(
    'a protected address is shown once switched on',
    'residents-door',
    'placesOver(facts, human).length > 0)) return true',
    'placesOver(facts, human).length > 0)) return !isShownAtHome(facts, subject)',
  ),
  mutant(
    'a protected service shows itself at home',
    'residents-door',
    'tellsOfPlaces(entry) || facts.organisation(entry.organisation)?.protectedService === true',
    'tellsOfPlaces(entry)',
  ),
  mutant(
    'held back past its review day is shown',
    'residents-door',
    'heldBack !== undefined && heldBack.lifted !== true',
    "heldBack !== undefined && heldBack.lifted !== true && (heldBack.reviewOn ?? '9') > '2026-11-21'",
  ),
  mutant(
    'after 28 days the talk is still waited for',
    'residents-door',
    'facts.now < at(afterWeTalk.since) + facts.settings.talkWithinDays * DAY',
    'facts.now <= at(afterWeTalk.since) + facts.settings.talkWithinDays * DAY',
  ),
  mutant('a look is listed before the person is told', 'residents-door', '!facts.done(look.toldAt) || noMessage', 'noMessage'),
  mutant('a look is listed while the app is barred', 'residents-door', ' || noMessage(facts, human)) return false', ') return false'),
  mutant('a delay needs no approver', 'residents-door', 'look.approver === undefined || look.delayedUntil', 'look.delayedUntil'),
  mutant(
    'a look by duty is listed at once',
    'residents-door',
    'if (!look.override && !look.duty) return true',
    'if (!look.override) return true',
  ),
  // D2
  mutant('anybody may state disclosure', 'purposes', "return actor.role === 'guardian'", "return actor.role !== ''"),
  mutant('a supervisor samples another organisation', 'purposes', ' && subject.wroteIt === actor.organisation', ''),
  mutant('a request that was sent is open', 'purposes', "request.state !== 'sent' &&", ''),
  mutant(
    'a room opens a little early',
    'purposes',
    'facts.settings.huddleAheadHours * HOUR <= facts.now',
    '(facts.settings.huddleAheadHours + 1) * HOUR <= facts.now',
  ),
  mutant('a room stays open once written up', 'purposes', '&& !facts.done(writtenUpAt)', ''),
  mutant('enforcement stops one login only', 'purposes', 'facts.humanBehind(duty.worker) === human', 'duty.worker === actor.worker'),
  // D3
  mutant('a dismissed link counts', 'links', "state !== 'dismissed' && facts.inWindow(window, moment)", 'facts.inWindow(window, moment)'),
  mutant('a link is to a login', 'links', 'facts.humanBehind(actor) === human', 'actor === human'),
  mutant(
    'a link does not reach the household',
    'links',
    'person === human || livedWithSince(facts, person, human, link.from, moment)',
    'person === human',
  ),
  mutant(
    'representing someone is no link at work',
    'links',
    '[...linksOf(facts, human), ...represented]',
    'represented.length < 0 ? represented : linksOf(facts, human)',
  ),
  mutant('an override opens a line for any link', 'conflict', 'emergency && relativesAlone &&', 'emergency &&'),
  mutant('a link to someone mentioned is not asked', 'conflict', '[...toSubject, ...toMentioned]', 'toSubject'),
  mutant('living there later counts as living together', 'households', 'begins <= moment && begins < ends', 'begins < ends'),
  // D4
  mutant(
    'a seal on the entry is not asked',
    'protections',
    '(entryId !== undefined && isEntrySealed(facts, login, entryId, subject))',
    'false',
  ),
  mutant('a place covers its own person only', 'protections', ' || livesWith(facts, facts.human(place.person), human)', ''),
  mutant('one person releases', 'protections', 'people.size >= 2', 'people.size >= 1'),
  mutant('two logins of one release', 'protections', '.map((id) => facts.humanBehind(id)));', ');'),
  mutant('a caution note passes though it tells where', 'protections', ' && !entry.tellsWhere) return false', ') return false'),
  mutant(
    'being mentioned opens the line of D4',
    'workers-door',
    'if (bars.subject && emergency)',
    'if ((bars.subject || bars.mentioned) && emergency)',
  ),
  mutant('an override speaks for part of an entry', 'overrides', 'partsOf(entry).every(', 'partsOf(entry).some('),
  // D5 to D8
  mutant(
    'an author reads on for any organisation',
    'one-part',
    'if (actor.organisation !== entry.organisation) return false',
    'if (actor.organisation !== entry.organisation && entry.author !== actor.worker) return false',
  ),
  mutant('a supervisor reads what was told in confidence', 'one-part', "part !== '13' && part !== 'unsorted'", "part !== 'unsorted'"),
  mutant('a renewal needs nobody', 'overrides', 'return renews === undefined ||', 'return true ||'),
  mutant('a bundle is made twice', 'overrides', '(!written(recipient) || bundleMade)', '!written(recipient)'),
  mutant('an override lasts a millisecond more', 'overrides', 'facts.now >= at(invokedAt) +', 'facts.now > at(invokedAt) +'),
  mutant('an override is for any organisation', 'overrides', 'override.organisation === actor.organisation &&', ''),
  mutant('D6 stands though more is open', 'one-part', 'openness(way) > openness(best)', 'openness(way) > 0'),
  mutant(
    'a protected service is said to exist',
    'one-part',
    'overrides.length === 0 || facts.organisation(entry.organisation)?.protectedService',
    'overrides.length === 0',
  ),
  mutant('an emergency card needs no reason', 'one-part', "purpose !== 'emergency' || !written(reason) ||", "purpose !== 'emergency' ||"),
  mutant(
    'one record leaves a category open for all',
    'one-part',
    'facts.everyRecord(facts.human(entry.subject), ({ emergencyCard })',
    'facts.someRecord(facts.human(entry.subject), ({ emergencyCard })',
  ),
  mutant(
    'a visit counts for two days before',
    'involvements',
    'facts.settings.visitAheadHours * HOUR <= facts.now',
    '2 * facts.settings.visitAheadHours * HOUR <= facts.now',
  ),
  mutant('a woken involvement needs nobody told', 'involvements', '!facts.done(wokenAt) || facts.done(toldAt)', 'true'),
  mutant('a cover needs no alongside', 'involvements', "involved(facts, cover.for, organisation, record, 'alongside'),", 'true,'),
  mutant('a review day no longer counts', 'caution', 'dayOf(facts.now) <= reviewOn', 'dayOf(facts.now) < reviewOn'),
  mutant('a draft is shown to all', 'caution', "state === 'draft' && (entry.author === worker || second === worker)", "state === 'draft'"),
  // D9 and D10
  mutant('a basis is suspended a day late', 'bases', 'facts.settings.basisOverdueDays)', 'facts.settings.basisOverdueDays + 1)'),
  mutant('telling serves every kind', 'bases', 'isCareKind(facts.organisation(organisation)?.kind) &&', ''),
  mutant('a telling to anybody counts', 'bases', 'return heardWhileDeciding && decides', 'return decides'),
  mutant('a yes lasts 13 months', 'standing-choice', 'facts.settings.yesLastsMonths)', 'facts.settings.yesLastsMonths + 1)'),
  mutant('a yes outlives the 16th birthday', 'standing-choice', '[13, 16, 18]', '[13, 18]'),
  mutant('a yes names everybody', 'answers', 'named && sinceItJoined', 'namedOrAll && sinceItJoined'),
  mutant('a yes from before it joined counts', 'answers', 'named && sinceItJoined(facts, organisation, givenAt)', 'named'),
  mutant(
    'a withdrawn yes is nothing',
    'answers',
    "return named ? { choice, giver, answer: 'no'",
    "return named && false ? { choice, giver, answer: 'no'",
  ),
  mutant('the choices of someone dangerous stand', 'answers', 'if (giver !== human && endangers(facts, giver, human)) return false', ''),
  mutant(
    'a yes stands when its giver no longer decides',
    'standing-choice',
    "if (one.answer === 'yes') return false",
    "if (one.answer === 'yes') return true",
  ),
  mutant(
    'of two parents a yes wins',
    'standing-choice',
    "standing.filter(({ answer }) => answer === 'no')",
    "standing.every(({ answer }) => answer === 'no') ? standing.filter(({ answer }) => answer === 'no') : []",
  ),
  mutant('the oldest of one decider counts', 'answers', 'Math.max(...answers.map(', 'Math.min(...answers.map('),
  mutant('a lapsed yes becomes telling', 'one-part', ' && !standing.answered;', ';'),
  mutant(
    'a yes crosses a merge',
    'standing-choice',
    "answer !== 'yes' || facts.grantReaches",
    "answer !== 'yes' || true || facts.grantReaches",
  ),
  mutant('a merged record’s no is forgotten', 'standing-choice', 'facts.records(facts.human(record)).map', '[record].map'),
  mutant(
    'a settlement outlives the answers after it',
    'settlement',
    'return deciders.length === 0 || !deciders.every(answeredAgain)',
    'return true',
  ),
  mutant('a settlement takes no answer’s place', 'settlement', 'answer.time <= made &&', 'answer.time < 0 &&'),
  mutant(
    'a settling yes needs no two',
    'settlement',
    "settlement.answer === 'yes' && deciders.length < 2",
    "settlement.answer === 'yes' && deciders.length < 1",
  ),
  mutant(
    '4 is silent to nobody',
    'categories-of',
    "if (part === '4') return kind === undefined || !healthOpenTo.includes(kind)",
    "if (part === '4') return false",
  ),
  mutant(
    'a protected service’s entry is silent by category only',
    'categories-of',
    'if (facts.organisation(entry.organisation)?.protectedService) return true',
    '',
  ),
  // Who decides
  mutant(
    'a lack of capacity lasts two days',
    'who-decides',
    'facts.settings.incapacityHours * HOUR',
    '2 * facts.settings.incapacityHours * HOUR',
  ),
  mutant('an unregistered attorney decides', 'who-decides', 'registered === true &&', ''),
  mutant('a property attorney decides about all', 'who-decides', "(scope === 'property' && category === '3')", "scope === 'property'"),
  mutant('a parent decides at 16', 'who-decides', 'isYoungerThan(facts, human, 16, moment)', 'isYoungerThan(facts, human, 17, moment)'),
  mutant('danger ends nobody’s authority', 'who-decides', '!endangers(facts, representative, human, moment)', 'true'),
  mutant('one is a year older on 28 February', 'london', "'03-01' :", "'02-28' :"),
  mutant('London never changes its clocks', 'london', 'change(year, 9) ? HOUR : 0', 'change(year, 9) ? 0 : 0'),
  // D11, D12, strictest and duties
  mutant('what is missing is needed in full', 'one-part', "?? 'none'", "?? 'full'"),
  mutant('the most open category stands', 'strictest', 'Math.min(...parts', 'Math.max(...parts'),
  mutant('the highest refusal is reported', 'strictest', 'place(other) < place(one)', 'place(other) > place(one)'),
  mutant(
    'a duty keeps no headline',
    'strictest',
    'if (onDuty.length === 0 || isNeverKept(look))',
    'if (onDuty.length >= 0 || isNeverKept(look))',
  ),
  mutant('a duty keeps the headline against a no to 10, 11 or 13', 'strictest', 'return guarded.some(', 'return guarded.every('),
  mutant('a minimum keeps what was agreed', 'others-words', "answer.level === 'minimum' ? aboutOthers :", ''),
  mutant('a resident reads what workers need', 'others-words', '(reader.isWorker && needed === true)', 'needed === true'),
  mutant('an author loses their own words', 'others-words', ' || reader.isAuthor', ''),
  mutant('no mark is left under LEGAL', 'others-words', "reader.underLegal ? withDuties(taken, 'leave-a-mark') : taken", 'taken'),
  mutant('"not yet" lasts for ever', 'duties-of', 'at(until) - at(from) > 28 * DAY', 'at(until) - at(from) > 2800 * DAY'),
  mutant(
    'one approves one’s own "not yet"',
    'duties-of',
    'facts.humanBehind(approver) === facts.humanBehind(worker)) return false;\n  if',
    'approver === worker) return false;\n  if',
  ),
  mutant('a message may tell while someone is at risk', 'duties-of', 'facts.someRecord(human, ({ selfHarmRisk }) => selfHarmRisk) ||', ''),
  mutant('the lead is named under a protected place', 'duties-of', 'agreed && placesOver(facts, human).length === 0', 'agreed'),
  mutant('a card needs no agreement', 'card', 'joined(facts, actor.organisation, organisation)', 'true'),
  mutant(
    'a card against a no to category 1',
    'card',
    "actor.organisation, '1').answer !== 'no'",
    "actor.organisation, '1').answer !== 'never'",
  ),
  mutant('browsing finds a card', 'card', "search === 'exact' ||", 'search !== undefined ||'),
  // a duration or a silent category that nobody looks up: the default instead of what the place set
  ...Object.keys(defaultSettings).map((setting) =>
    mutant(
      `${setting} is the same in every place`,
      'facts',
      '{ ...defaultSettings, ...world.settings }',
      `{ ...defaultSettings, ...world.settings, ${setting}: defaultSettings.${setting} }`,
    ),
  ),
];

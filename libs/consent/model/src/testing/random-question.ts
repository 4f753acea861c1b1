import type { Asked, Question, Session } from '../decision/question.ts';
import { type Id, purposes } from '../decision/vocabulary.ts';
import { type Cast, mostly, type Theme } from './random-cast.ts';

/** What is usually asked in a world that is about this. */
const usualPurposes: Partial<Record<Theme, readonly string[]>> = {
  sharing: ['support', 'safeguarding'],
  huddles: ['huddle'],
  rights: ['rights', 'supervision', 'disclosure'],
};

/** The purpose of each ground. */
const ofGround = { EMERGENCY: 'emergency', SAFEGUARDING: 'safeguarding', LEGAL: 'disclosure', 'SERIOUS CRIME': 'disclosure' } as const;

function aPurpose({ random, theme, ground }: Cast): string {
  if (theme === 'overrides' || theme === 'disclosure' || (theme === 'protection' && random.in100(50))) return ofGround[ground];
  return random.pick(usualPurposes[theme] ?? ['support']);
}

/** A question that a world of this cast can be asked. */
export function randomQuestion(cast: Cast, entries: readonly Id[], looks: readonly Id[]): Question {
  const { random, theme, ids, subject, representative } = cast;
  const session = aSession(cast);
  if (random.in100(theme === 'home' || theme === 'looks' ? 75 : 6)) {
    const person = random.weighted([
      [50, subject],
      [theme === 'home' || theme === 'looks' ? 35 : 10, representative],
      [15, random.pick(ids.people)],
    ]);
    return { door: 'resident', session, actor: { person }, purpose: random.in100(95) ? 'rights' : '', ...asked(cast, entries, looks) };
  }
  const purpose = random.in100(90) ? aPurpose(cast) : random.pick([...purposes, '', 'curiosity', 'support', 'constructor']);
  const reason = random.maybe(55, () =>
    random.weighted([
      [93, 'she cannot be reached'],
      [7, ' '],
    ]),
  );
  if (random.in100(1.5))
    return { door: 'worker', session, actor: anActor(cast, purpose), purpose: mostly(random, 'learning', purposes, 80), counts: true };
  return {
    door: 'worker',
    session,
    actor: anActor(cast, purpose),
    purpose,
    ...(reason === undefined ? {} : { reason }),
    ...asked(cast, entries, looks),
  };
}

function asked({ random, theme, ids, subject }: Cast, entries: readonly Id[], looks: readonly Id[]): Asked {
  if (random.in100(theme === 'cards' ? 70 : 5)) {
    const search = random.weighted([
      [65, 'exact'],
      [15, 'browse'],
      [20, undefined],
    ] as const);
    return { person: random.in100(97) ? mostly(random, subject, ids.people, 80) : 'nobody', ...(search ? { search } : {}) };
  }
  if (looks.length > 0 && random.in100(theme === 'looks' ? 75 : 25)) return { look: random.in100(98) ? random.pick(looks) : 'nothing' };
  return { entry: random.in100(99) ? random.pick(entries) : 'nothing' };
}

function anActor(cast: Cast, purpose: string) {
  const { random, ids, actor, reader } = cast;
  const usual = purpose === 'disclosure' ? 'guardian' : purpose === 'supervision' ? 'supervisor' : 'worker';
  return {
    worker: random.in100(99) ? mostly(random, actor, ids.workers, 94) : 'stranger',
    organisation: mostly(random, reader, ids.organisations, 95),
    role: mostly(random, usual, ['worker', 'supervisor', 'guardian', 'commissioner'], 92),
  };
}

function aSession({ random, times }: Cast): Session {
  return {
    until: random.in100(97) ? new Date(times.now + 3_600_000).toISOString() : random.maybe(90, () => times.future()),
    ended: random.maybe(1, () => true),
  };
}

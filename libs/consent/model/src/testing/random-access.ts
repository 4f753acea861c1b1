import type { AccessFacts, Override } from '../decision/access-facts.ts';
import { DAY, HOUR } from '../decision/london.ts';
import type { ProtectionFacts } from '../decision/protection-facts.ts';
import { categoryNumbers } from '../decision/vocabulary.ts';
import { type Cast, mostly, often, someCategories } from './random-cast.ts';

/** Who works with whom, and what was opened for whom. */
export function randomAccess(cast: Cast): AccessFacts {
  const { random, settings, times, ids, subject, actor, reader } = cast;
  const ahead = settings.visitAheadHours * HOUR;
  const some = (about: Cast['theme'][], there: number, elsewhere: number) =>
    often(cast, about, 100, 0) ? 1 + random.below(there) : random.in100(elsewhere) ? 1 : 0;
  const whose = () => ({ person: mostly(random, subject, ids.people, 92), worker: mostly(random, actor, ids.workers, 92) });
  return {
    households: random.times(often(cast, ['protection', 'choices'], 70, 40) ? 2 + random.below(4) : 0, () => ({
      person: random.pick(ids.people),
      household: random.weighted([
        [75, 'home'],
        [25, 'elsewhere'],
      ]),
      ...(random.in100(45) ? {} : times.window()),
    })),
    involvements: random.times(
      random.weighted([
        [10, 0],
        [55, 1],
        [30, 2],
      ]),
      () => ({
        ...whose(),
        organisation: mostly(random, reader, ids.organisations, 95),
        state: random.weighted([
          [72, 'alongside'],
          [14, 'starting'],
          [8, 'resting'],
          [3, 'handed on'],
          [3, 'ended'],
        ] as const),
        ...(random.in100(50) ? {} : times.window()),
        ...(random.in100(10) ? { wokenAt: times.past(), toldAt: random.maybe(50, () => times.past()) } : {}),
      }),
    ),
    covers: random.times(random.in100(22) ? 1 : 0, () => ({
      ...whose(),
      for: random.pick(ids.workers),
      organisation: mostly(random, reader, ids.organisations, 95),
      reason: random.maybe(95, () => 'leave'),
      from: random.maybe(96, () => times.past()),
      until: random.maybe(96, () => times.future()),
      toldAt: random.maybe(93, () => times.past()),
    })),
    visits: random.times(some(['caution'], 2, 5), () => {
      const from = random.in100(50) ? times.past() : times.after(new Date(times.now).toISOString(), random.pick([HOUR, ahead, 2 * ahead]));
      return { ...whose(), from, until: times.after(from, random.pick([2 * HOUR, 2 * HOUR, DAY, 30 * DAY])) };
    }),
    enforcements: random.times(random.in100(7) ? 1 : 0, () => ({
      ...whose(),
      worker: mostly(random, actor, ids.workers, 50),
      ...(random.in100(50) ? {} : times.window()),
    })),
    huddles: random.times(some(['huddles'], 2, 4), () => ({
      invited: random.in100(85) ? [actor, random.pick(ids.workers)] : random.some(ids.workers),
      startsAt: random.in100(60) ? times.past() : times.after(new Date(times.now).toISOString(), settings.huddleAheadHours * HOUR),
      writtenUpAt: random.maybe(25, () => times.past()),
      cards: random.in100(80) ? ids.entries : random.some(ids.entries),
    })),
    rightsRequests: random.times(some(['rights'], 2, 4), () => ({
      person: mostly(random, subject, ids.people, 85),
      reviewer: mostly(random, actor, ids.workers, 88),
      organisation: mostly(random, reader, ids.organisations, 95),
      state: random.pick(['received', 'identity', 'clarifying', 'gathering', 'reviewing', 'sent', 'part refused'] as const),
    })),
    overrides: random.times(some(['overrides', 'disclosure'], 4, cast.theme === 'protection' ? 60 : 15), () => anOverride(cast)),
    notYets: random.times(some(['overrides', 'sharing'], 2, 10), () => {
      const from = times.past();
      return {
        ...whose(),
        approver: random.maybe(92, () => random.pick(ids.workers)),
        reason: random.maybe(93, () => 'unsafe today'),
        from,
        until: random.maybe(95, () => (random.in100(50) ? times.after(from, 28 * DAY) : times.future())),
      };
    }),
  };
}

const lasts = {
  EMERGENCY: 'emergencyHours',
  SAFEGUARDING: 'safeguardingHours',
  LEGAL: 'disclosureHours',
  'SERIOUS CRIME': 'disclosureHours',
} as const;

function anOverride(cast: Cast): Override {
  const { random, settings, times, ids, subject, actor, reader } = cast;
  const ground = mostly(random, cast.ground, ['EMERGENCY', 'SAFEGUARDING', 'LEGAL', 'SERIOUS CRIME'] as const, 85);
  return {
    person: mostly(random, subject, ids.people, 88),
    worker: mostly(random, actor, ids.workers, 93),
    organisation: mostly(random, reader, ids.organisations, 93),
    ground,
    categories: random.in100(50) ? [...categoryNumbers] : someCategories(random),
    reason: random.maybe(96, () => 'as written'),
    told: random.maybe(96, () => 'the duty manager'),
    invokedAt: random.maybe(98, () => times.within(settings[lasts[ground]] * HOUR)),
    state: random.weighted([
      [91, 'active'],
      [3, 'invoked'],
      [3, 'expired'],
      [3, 'reviewed'],
    ] as const),
    recipient: random.maybe(88, () => 'the court'),
    bundleMade: random.maybe(10, () => true),
    ...(random.in100(14) ? { renews: 'the one before', agreedBy: random.maybe(70, () => random.pick(ids.workers)) } : {}),
    lookDelay: random.maybe(40, () => ({
      approver: random.maybe(85, () => random.pick(ids.workers)),
      until: random.maybe(92, () => times.future()),
    })),
  };
}

/** Danger and seals. */
export function randomProtection(cast: Cast): ProtectionFacts {
  const { random, times, ids, subject, actor } = cast;
  const count = (elsewhere: number) =>
    often(cast, ['protection'], 45, cast.theme === 'overrides' ? 9 : elsewhere) ? 1 + random.below(2) : 0;
  const named = () => (random.in100(30) ? random.some([actor, ...ids.workers, ...ids.people]) : [random.pick(ids.workers)]);
  const person = () => mostly(random, subject, ids.people, 60);
  return {
    seals: random.times(count(3), () => ({
      ...(random.in100(50) ? { entry: random.pick(ids.entries) } : { person: person() }),
      named: named(),
    })),
    protectedPlaces: random.times(count(6), () => ({ person: person(), named: named(), ...(random.in100(60) ? {} : times.window()) })),
    restrictedRecords: random.times(count(cast.theme === 'caution' ? 25 : 3), () => ({ person: person(), named: named() })),
    releases: random.times(count(2), () => ({
      person: person(),
      to: mostly(random, actor, ids.workers, 85),
      by: random.times(
        random.weighted([
          [80, 2],
          [10, 1],
          [10, 3],
        ]),
        () => random.pick(random.in100(96) ? ids.workers : ids.people),
      ),
      ...(random.in100(50) ? {} : times.window()),
    })),
    conflicts: random.times(
      often(cast, ['protection', 'choices'], 40, cast.theme === 'overrides' ? 20 : 6) ? 1 + random.below(2) : 0,
      () => ({
        actor: random.in100(50) ? mostly(random, actor, ids.workers, 70) : random.pick(ids.people),
        person: person(),
        kind: random.pick(['relative', 'relative', 'ex', 'alleged perpetrator', 'abuse restriction'] as const),
        state: random.weighted([
          [45, 'declared'],
          [40, 'detected'],
          [15, 'dismissed'],
        ] as const),
        ...(random.in100(40) ? {} : times.window()),
      }),
    ),
  };
}

import { DAY } from '../decision/london.ts';
import type { CategoryNumber, Id } from '../decision/vocabulary.ts';
import type { Entry, Look } from '../decision/world.ts';
import { type Cast, isAtHome, mostly, often } from './random-cast.ts';

const carried: readonly CategoryNumber[] = ['2', '3', '4', '5', '6', '6s', '7', '8', '9', '10', '11', '13'];

const open: readonly CategoryNumber[] = ['2', '3', '6', '6s'];
const guarded: readonly CategoryNumber[] = ['4', '5', '9', '10', '11', '13'];

/** Entries, most of them about the record in the middle. */
export function randomEntries(cast: Cast): Record<Id, Entry> {
  return Object.fromEntries(cast.ids.entries.map((id) => [id, anEntry(cast)]));
}

function anEntry(cast: Cast): Entry {
  const { random, settings, times, ids, subject, actor, reader, writer } = cast;
  const isNote = often(cast, ['caution'], 65, 4);
  const isForDisclosure =
    often(cast, ['overrides', 'disclosure', 'protection'], 100, 0) && (cast.ground === 'LEGAL' || cast.ground === 'SERIOUS CRIME');
  return {
    subject: mostly(random, subject, ids.people, 85),
    categories: isNote ? ['12'] : theirCategories(cast),
    organisation:
      isForDisclosure && random.in100(70)
        ? reader
        : random.weighted([
            [60, writer],
            [22, reader],
            [18, random.pick(ids.organisations)],
          ]),
    author: mostly(random, random.pick(ids.workers), [actor], 92),
    inConfidence: random.maybe(7, () => true),
    tellsWhere: random.maybe(often(cast, ['protection', 'home', 'caution'], 100, 0) ? 25 : 6, () => true),
    headline: random.maybe(55, () => (random.in100(96) ? 'One sentence.' : ' ')),
    passages: random.maybe(cast.theme === 'disclosure' ? 70 : 35, () =>
      random.some(ids.people).map((about) => ({
        about,
        agreed: random.maybe(40, () => true),
        needed: random.maybe(40, () => true),
      })),
    ),
    heldBack: random.maybe(often(cast, ['home'], 100, 0) ? 15 : 3, () => ({
      ground: 'serious harm',
      by: random.pick(ids.workers),
      reviewOn: times.reviewDay(),
      lifted: random.maybe(50, () => true),
    })),
    afterWeTalk: random.maybe(often(cast, ['home'], 100, 0) ? 15 : 3, () => ({
      since: times.within(settings.talkWithinDays * DAY),
      talkedAt: random.maybe(30, () => times.past()),
    })),
    openedTo: random.maybe(often(cast, ['home', 'looks'], 100, 0) ? 30 : 5, () => [
      { person: mostly(random, cast.representative, ids.people, 70), by: random.maybe(75, () => random.pick(ids.workers)) },
    ]),
    caution: isNote || random.in100(1) ? aCaution(cast) : undefined,
  };
}

/** Usually what everyone writes about; where it is about sharing, often several at once. */
function theirCategories(cast: Cast): CategoryNumber[] {
  const { random } = cast;
  if (random.in100(5)) return [];
  if (isAtHome(cast) && random.in100(40)) return [random.pick(['6s', '7', '9', '10', '13'] as const)];
  if (often(cast, ['sharing'], 60, 0)) return [...random.some(open), ...random.some(guarded)];
  return random.some(!isAtHome(cast) && random.in100(55) ? ['2', '3', '4', '6'] : carried);
}

function aCaution({ random, times, ids, actor }: Cast): Entry['caution'] {
  return random.maybe(97, () => ({
    state: random.weighted([
      [65, 'active'],
      [20, 'draft'],
      [15, 'ended'],
    ] as const),
    reviewOn: random.maybe(95, () => times.reviewDay()),
    second: random.maybe(60, () => mostly(random, actor, ids.workers, 50)),
  }));
}

/** Lines of *Who looked*. */
export function randomLooks(cast: Cast): Record<Id, Look> {
  const { random, times, ids } = cast;
  const count = cast.theme === 'looks' ? 4 : random.below(2);
  return Object.fromEntries(
    random.times(count, (at) => [
      `l${at}`,
      {
        entry: random.in100(97) ? random.pick(ids.entries) : 'nowhere',
        by: random.pick(ids.organisations),
        override: random.maybe(35, () => true),
        duty: random.maybe(25, () => true),
        toldAt: random.maybe(65, () => times.past()),
        delayedUntil: random.maybe(35, () => times.future()),
        approver: random.maybe(55, () => random.pick(ids.workers)),
      },
    ]),
  );
}

import { birthday, DAY, dayOf, daysLater, HOUR, monthsLater } from '../decision/london.ts';
import type { PlaceSettings } from '../decision/settings.ts';
import type { Day, Instant, Window } from '../decision/vocabulary.ts';
import type { Random } from './random.ts';

/** When questions are asked: on an ordinary day, at midnight in London, when the clocks change, around 29 February. */
const askedAt = [
  '2026-11-21T10:03:00.000Z',
  '2026-07-14T12:00:00.000Z',
  '2026-07-14T23:00:00.000Z',
  '2026-07-14T22:59:59.999Z',
  '2026-12-01T00:00:00.000Z',
  '2026-03-29T00:59:59.999Z',
  '2026-03-29T01:00:00.000Z',
  '2027-03-28T01:30:00.000Z',
  '2026-10-25T00:30:00.000Z',
  '2026-10-25T01:00:00.000Z',
  '2026-10-25T01:30:00.000Z',
  '2027-10-25T00:30:00.000Z',
  '2026-02-28T09:00:00.000Z',
  '2026-02-28T23:59:59.999Z',
  '2026-03-01T00:00:00.000Z',
  '2028-02-29T09:00:00.000Z',
  '2029-02-28T09:00:00.000Z',
  '2029-03-01T00:00:00.000Z',
  '2028-03-01T00:00:00.000Z',
  '2027-03-01T09:00:00.000Z',
  '2027-02-28T09:00:00.000Z',
  '2027-03-29T00:30:00.000Z',
] as const;

/** Every span that the page names, as the place sets it, in milliseconds. */
const spansOf = (set: PlaceSettings): readonly number[] => [
  HOUR,
  set.emergencyHours * HOUR,
  set.disclosureHours * HOUR,
  set.huddleAheadHours * HOUR,
  set.safeguardingHours * HOUR,
  set.talkWithinDays * DAY,
  set.basisOverdueDays * DAY,
  7 * DAY,
  ...[set.visitAheadHours, set.incapacityHours].filter((hours) => hours !== set.disclosureHours).map((hours) => hours * HOUR),
];

/** The instants and days of one random world, boundaries over-represented. */
export class Times {
  readonly now: number;
  readonly today: Day;
  /** Instants that several facts share, so that their order is close. */
  readonly #shared: readonly number[];
  readonly #random: Random;
  readonly #spans: readonly number[];
  readonly #set: PlaceSettings;

  constructor(random: Random, set: PlaceSettings) {
    this.#random = random;
    this.#set = set;
    this.#spans = spansOf(set);
    this.now = random.in100(70) ? Date.parse(random.pick(askedAt)) : Date.UTC(2026, 0, 1) + random.below(900 * 24 * 60) * 60_000;
    this.today = dayOf(this.now);
    this.#shared = random.times(3, () => this.now - random.pick([...this.#spans, 90 * DAY, 200 * DAY]) - random.below(3) * HOUR);
  }

  /** Usually some time ago; now and then at a boundary, a millisecond beside it, or not yet. */
  past(): Instant {
    const random = this.#random;
    return random.weighted([
      [45, () => this.#ago(random.pick([1, 2, 5, 20, 45, 100, 190, 300]) * DAY)],
      [25, () => this.#beside(random.pick(this.#shared))],
      [12, () => this.#beside(this.now - random.pick(this.#spans))],
      [10, () => this.#beside(monthsLater(this.now, -this.#set.yesLastsMonths))],
      [5, () => this.#beside(this.now)],
      [2, () => this.#ago(-random.pick(this.#spans))],
      [4, () => this.#ago(500 * DAY)],
    ])();
  }

  /** Usually to come; now and then exactly now, a millisecond beside it, or past. */
  future(): Instant {
    const random = this.#random;
    return random.weighted([
      [70, () => this.#ago(-random.pick([HOUR, DAY, 20 * DAY, 300 * DAY]))],
      [16, () => this.#beside(this.now)],
      [7, () => this.#beside(random.pick(this.#shared))],
      [7, () => this.#ago(random.pick(this.#spans))],
    ])();
  }

  /** Just after a span has begun, and at its very end. */
  within(span: number): Instant {
    const random = this.#random;
    return random.weighted([
      [60, () => this.#ago(Math.floor(span * random.next()))],
      [25, () => this.#beside(this.now - span)],
      [10, () => this.#beside(this.now)],
      [5, () => this.#ago(span + DAY)],
    ])();
  }

  /** So long after an instant, or a millisecond beside it. */
  after(instant: Instant, span: number): Instant {
    return this.#beside(Date.parse(instant) + span);
  }

  window(): Window {
    const random = this.#random;
    return { from: random.maybe(75, () => (random.in100(8) ? this.future() : this.past())), until: random.maybe(30, () => this.future()) };
  }

  /** Today, or close to it, or as long before it as suspends a basis. */
  reviewDay(): Day {
    const overdue = this.#set.basisOverdueDays;
    return daysLater(
      this.today,
      this.#random.weighted([
        [40, 30],
        [15, 0],
        [15, -1],
        [6, 1],
        [8, 1 - overdue],
        [8, -overdue],
        [8, -1 - overdue],
      ]),
    );
  }

  /** Grown up, a child, about to be 13, 16 or 18, or born on 29 February. */
  born(): Day {
    const random = this.#random;
    const year = Number(this.today.slice(0, 4));
    return random.weighted([
      [40, () => `${year - 25 - random.below(50)}-0${1 + random.below(9)}-1${random.below(9)}`],
      [15, () => daysLater(birthday(this.today, -random.pick([5, 9, 12, 14, 15, 17])), -random.below(200))],
      // someone's birthday is today, tomorrow or was yesterday
      [25, () => daysLater(birthday(this.today, -random.pick([13, 16, 18])), random.pick([-1, 0, 1]))],
      [12, () => daysLater(birthday(this.today, -random.pick([13, 16, 18])), -random.below(100))],
      [8, () => `${random.pick([2008, 2012, 2016, 1992])}-02-29`],
    ])();
  }

  /** Of someone who is a child for some time yet. */
  childsBirth(): Day {
    return daysLater(birthday(this.today, -this.#random.pick([5, 9, 12, 14, 17])), -this.#random.below(200));
  }

  died(): Day {
    return daysLater(this.today, this.#random.pick([-40, -1, 0, 1]));
  }

  #ago(span: number): Instant {
    return new Date(this.now - span).toISOString();
  }

  #beside(instant: number): Instant {
    return new Date(
      instant +
        this.#random.weighted([
          [50, 0],
          [25, -1],
          [25, 1],
        ]),
    ).toISOString();
  }
}

import type { Rows, Value } from './copy.ts';
import { idAt, randomOf } from './random.ts';
import type { Sizes } from './sizes.ts';
import { FAMILY_NAMES, FIRST_NAMES, JOBS, ORGANISATIONS } from './words.ts';

const DAY = 86_400_000;

/** Someone at work, and for whom. */
export interface BenchWorker {
  readonly id: string;
  readonly organisation: number;
}

/** The invented place, before anybody lives in it. */
export interface Place {
  readonly id: string;
  readonly organisations: readonly { readonly id: string; readonly index: number }[];
  /** The workers of each organisation. */
  readonly workersOf: readonly (readonly BenchWorker[])[];
  /** Rows of the reference tables, in the order of their foreign keys. */
  readonly tables: readonly Rows[];
}

/** One worker for forty people, as in a borough where most are known to someone. */
const workersFor = (people: number): number => Math.min(5000, Math.max(3 * ORGANISATIONS.length, Math.round(people / 40)));

/** Makes the place: organisations, workers, memberships, neighbourhood teams. */
export function makePlace({ people, seed, base }: Sizes): Place {
  const random = randomOf(seed, 2);
  const began = new Date(base - 4 * 365 * DAY);
  const id = idAt(began.getTime(), random);
  const organisations = ORGANISATIONS.map((_, index) => ({ id: idAt(began.getTime(), random), index }));
  const workersOf: BenchWorker[][] = organisations.map(() => []);
  const workers: Value[][] = [];
  const memberships: Value[][] = [];
  const teams = Array.from({ length: 6 }, (_, n) => [idAt(began.getTime(), random), id, `Neighbourhood ${n + 1}`]);
  const members: Value[][] = [];
  for (let n = 0; n < workersFor(people); n++) {
    const worker = idAt(began.getTime(), random);
    workers.push([worker, id, `${random.one(FIRST_NAMES)} ${random.one(FAMILY_NAMES)}`, `0770090${String(n % 10_000).padStart(4, '0')}`]);
    const own = organisations[n % organisations.length] ?? organisations[0];
    const second = random.chance(0.05) ? random.one(organisations) : own;
    for (const organisation of new Set([own, second])) {
      if (!organisation) continue;
      workersOf[organisation.index]?.push({ id: worker, organisation: organisation.index });
      const role = random.chance(0.08) ? random.one(['supervisor', 'guardian', 'connector']) : 'worker';
      memberships.push([idAt(began.getTime(), random), id, worker, organisation.id, role, random.one(JOBS), began, null]);
      if (random.chance(0.5)) members.push([random.one(teams)[0] ?? '', worker, organisation.id, id, began, null]);
    }
  }
  const organisationRows = ORGANISATIONS.map(([name, kind, guarded], n) => [organisations[n]?.id ?? '', id, name, kind, guarded, began]);
  return {
    id,
    organisations,
    workersOf,
    tables: [
      { table: 'places', columns: 'place_id, name', rows: [[id, 'Northfield']] },
      { table: 'organisations', columns: 'organisation_id, place_id, name, kind, protected_service, joined_at', rows: organisationRows },
      {
        table: 'sharing_agreements',
        columns: 'agreement_id, place_id, name, state, from_at',
        rows: [[id, id, 'How the place shares', 'in_force', began]],
      },
      {
        table: 'agreement_organisations',
        columns: 'organisation_id, agreement_id, place_id',
        rows: organisations.map((one) => [one.id, id, id]),
      },
      { table: 'workers', columns: 'worker_id, place_id, name, phone', rows: workers },
      {
        table: 'memberships',
        columns: 'membership_id, place_id, worker_id, organisation_id, role, job_title, from_at, until_at',
        rows: memberships,
      },
      { table: 'teams', columns: 'team_id, place_id, name', rows: teams },
      { table: 'team_members', columns: 'team_id, worker_id, organisation_id, place_id, from_at, until_at', rows: members },
    ],
  };
}

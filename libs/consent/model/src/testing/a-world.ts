import type { Question } from '../decision/question.ts';
import type { Entry, World } from '../decision/world.ts';

/** When the worlds of the specs are asked. */
export const NOW = '2026-11-21T10:03:00.000Z';

/** So many milliseconds before or after `NOW`, as an instant. */
export const from = (milliseconds: number): string => new Date(Date.parse(NOW) + milliseconds).toISOString();

export const MINUTE = 60_000;
export const HOURS = 60 * MINUTE;
export const DAYS = 24 * HOURS;

/** A nurse of one surgery is alongside Kelly, for whom another wrote; Kelly said yes to her surgery. */
export function aWorld(more: Partial<World> = {}, entry: Partial<Entry> = {}): World {
  return {
    now: NOW,
    organisations: { surgery: { kind: 'health' }, writers: { kind: 'health' }, school: { kind: 'school' }, housing: { kind: 'housing' } },
    workers: { nurse: { organisations: ['surgery'] }, author: { organisations: ['writers'] } },
    people: { kelly: { born: '1992-03-03', lead: 'author' }, pat: { born: '1959-01-01' } },
    agreements: [{ organisations: ['surgery', 'writers', 'housing'], state: 'in force' }],
    involvements: [{ worker: 'nurse', organisation: 'surgery', person: 'kelly', state: 'alongside' }],
    entries: { entry: { subject: 'kelly', categories: ['3'], organisation: 'writers', author: 'author', ...entry } },
    bases: [
      { organisation: 'surgery', purpose: 'support', categories: ['3', '4', '5', '10', '13'], state: 'active', restsOn: 'choice' },
      { organisation: 'surgery', purpose: 'safeguarding', categories: ['6s'], state: 'active', restsOn: 'duty' },
    ],
    choices: [{ person: 'kelly', by: 'kelly', organisations: ['surgery'], categories: ['3'], answer: 'yes', givenAt: from(-30 * DAYS) }],
    needs: { worker: { '3': 'full', '4': 'full', '5': 'full', '6s': 'full', '10': 'full', '13': 'full' } },
    ...more,
  };
}

/** What the nurse asks for support. */
export const nurseAsks = (more: Partial<Question> = {}): Question =>
  ({
    door: 'worker',
    session: { until: from(HOURS) },
    actor: { worker: 'nurse', organisation: 'surgery', role: 'worker' },
    purpose: 'support',
    entry: 'entry',
    ...more,
  }) as Question;

/** What someone asks at their own door. */
export const residentAsks = (person: string, more: Partial<Question> = {}): Question =>
  ({ door: 'resident', session: { until: from(HOURS) }, actor: { person }, purpose: 'rights', entry: 'entry', ...more }) as Question;

import type { Answer } from '@alongside/consent/model';
import type { FieldOracle, Row } from './field-oracle.ts';
import { nameOf, readable, type Resident, type Worker } from './field-world.ts';

const WORTH = { HIDE: 0, EXISTS: 1, SHOW: 2, COUNTS: 0 } as const;
const worthOf = (answer: Answer): number => WORTH[answer.result] + (answer.level === 'full' ? 1 : 0);
const readsOf = (answer: Answer): string => ['nothing', 'something', 'summary', 'full'][worthOf(answer)] ?? 'nothing';

/** Who reads what, as the model decides it in each one's place: the most open answer speaks for an organisation. */
export class FieldReaders {
  constructor(private readonly oracle: FieldOracle) {}

  /** What each organisation alongside reads of an entry. */
  ofEntry(worker: Worker, resident: Resident, key: string): Row[] | undefined {
    if (this.oracle.decides(worker, resident, key).result !== 'SHOW') return undefined;
    const entry = this.oracle.of.world.entries[key];
    if (!entry || !this.oracle.isAlongside(worker, resident)) return [];
    return this.#organisations(resident).map(([organisation, workers]) => {
      const best = workers.map((one) => this.oracle.decides(one, resident, key)).reduce((a, b) => (worthOf(b) > worthOf(a) ? b : a));
      const reads = readsOf(best);
      return {
        ...{
          organisation: this.oracle.organisationId(organisation),
          workers: workers.map(({ id }) => this.oracle.id(id)),
          reads,
          withoutOthers: best.duties.includes('without-others'),
        },
        because: best.result !== 'SHOW' ? null : organisation === entry.organisation ? 'own' : this.#because(best, resident),
      };
    });
  }

  /** What each organisation alongside reads of what the worker's own writes. */
  ofPerson(worker: Worker, resident: Resident): Row[] | undefined {
    if (!this.oracle.standing(worker, resident)) return undefined;
    if (!this.oracle.isAlongside(worker, resident)) return [];
    return this.#organisations(resident).map(([organisation, workers]) => {
      const all = organisation === worker.organisation;
      const read = readable.flatMap((category) => {
        const entry = { ...this.oracle.written(worker, resident, category), headline: 'One sentence.' };
        const best = workers.map((one) => this.oracle.decides(one, resident, entry)).reduce((a, b) => (worthOf(b) > worthOf(a) ? b : a));
        const reads = readsOf(best);
        return reads === 'nothing'
          ? []
          : [{ category: nameOf(category), reads, because: reads === 'something' ? null : this.#because(best, resident) }];
      });
      return {
        organisation: this.oracle.organisationId(organisation),
        workers: workers.map(({ id }) => this.oracle.id(id)),
        all,
        categories: all ? [] : read,
      };
    });
  }

  #because(answer: Answer, { said }: Resident): string {
    if (answer.rule === 'D7' || answer.rule === 'D7a') return 'safety';
    if (answer.duties.includes('we-have-to')) return 'duty';
    return said === 'naming' ? 'chose' : 'told';
  }

  #organisations(resident: Resident): [string, Worker[]][] {
    const beside = this.oracle.beside(resident);
    return [...new Set(beside.map(({ organisation }) => organisation))].map((one) => [
      one,
      beside.filter(({ organisation }) => organisation === one),
    ]);
  }
}

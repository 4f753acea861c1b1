import { type Answer, duties, rules } from '../../libs/consent/model/src/decision/question.ts';
import type { Row } from '../closing-table.ts';

const results = ['SHOW full', 'SHOW minimum', 'SHOW summary', 'EXISTS', 'HIDE', 'COUNTS'];

/** How often each rule fired, each result came, and each duty. */
export class Tally {
  readonly #counts = new Map<string, number>();
  questions = 0;

  add({ result, level, rule, duties: due }: Answer): void {
    this.questions += 1;
    for (const what of [rule, level === null ? result : `${result} ${level}`, ...due]) {
      this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
    }
  }

  /** The rules that decided nothing. */
  silentRules(): string[] {
    return rules.filter((rule) => !this.#counts.has(rule));
  }

  rows(): Row[] {
    const of = (names: readonly string[]) => names.map((name) => [name, this.#counts.get(name) ?? 0] as const);
    return [
      ['Rules that decided', of(rules)],
      ['Results', of(results)],
      ['Duties', of(duties)],
    ];
  }
}

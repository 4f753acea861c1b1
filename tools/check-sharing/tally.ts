import { type Answer, duties, rules } from '../../libs/consent/model/src/decision/question.ts';

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

  toString(): string {
    const column = (title: string, names: readonly string[]) =>
      [title, ...names.map((name) => `  ${name.padEnd(26)}${String(this.#counts.get(name) ?? 0).padStart(9)}`)].join('\n');
    return [column('Rules that decided', rules), column('Results', results), column('Duties', duties)].join('\n');
  }
}

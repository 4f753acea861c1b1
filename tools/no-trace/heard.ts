import type { Row } from '../closing-table.ts';
import type { Hidden } from './hidden.ts';

type Kind = Hidden['kind'];
const EACH: Record<Kind, true> = {
  ...{ entry: true, person: true, seal: true, place: true, record: true },
  ...{ link: true, override: true, involvement: true, choice: true, alerts: true },
};
const KINDS = Object.keys(EACH) as Kind[];

/** Kinds that most runs of `npm test` never hide: what keeps their traces out leaves hardly any world to ask in. This list may only get shorter. */
const RARE: readonly Kind[] = ['link'];

/** So many of the operations that were least often answered are named. */
const LEAST = 8;

/**
 * How often something was answered without an error in the whole worlds: beside each kind of hidden thing, and by each operation. Where everything is
 * refused, two worlds are alike whatever is hidden in them, and nothing was checked.
 */
export class Heard {
  /** Of each kind the pairs of answers in whose world it was hidden, and the answers among them. */
  readonly #kinds = new Map<Kind, { pairs: number; answers: number }>();
  readonly #operations = new Map<string, number>();

  /** Of one world: what is hidden in it, how many pairs were asked, and the operation of each answer without an error. */
  add(hidden: readonly { readonly kind: Kind }[], pairs: number, answered: readonly string[]): void {
    for (const kind of new Set(hidden.map((one) => one.kind))) {
      const so = this.#kinds.get(kind) ?? { pairs: 0, answers: 0 };
      this.#kinds.set(kind, { pairs: so.pairs + pairs, answers: so.answers + answered.length });
    }
    for (const operation of answered) this.#operations.set(operation, (this.#operations.get(operation) ?? 0) + 1);
  }

  /** Kinds of hidden things beside which nothing was answered, and which are not rare. */
  silentKinds(): Kind[] {
    return KINDS.filter((kind) => !RARE.includes(kind) && !this.#kinds.get(kind)?.answers);
  }

  rows(operations: readonly string[]): Row[] {
    const answers = operations.map((name) => [name, this.#operations.get(name) ?? 0] as const).sort(([, one], [, other]) => one - other);
    const never = answers.filter(([, times]) => times === 0).map(([name]) => name);
    return [
      ['Pairs by what is hidden', KINDS.map((kind) => [kind, this.#kinds.get(kind)?.pairs ?? 0])],
      ['Answers beside it', KINDS.map((kind) => [kind, this.#kinds.get(kind)?.answers ?? 0])],
      ['Least often answered', answers.filter(([, times]) => times > 0).slice(0, LEAST)],
      ['Operations always refused', never],
    ];
  }
}

import type { Facts } from './facts.ts';
import { at } from './london.ts';
import type { Id } from './vocabulary.ts';

/** Does an agreement in force join the two? Nobody needs one with themselves. */
export function joined(facts: Facts, one: Id, other: Id): boolean {
  return one === other || naming(facts, one, other).some((agreement) => facts.inWindow(agreement));
}

/** Did an agreement that joined the two run out by date, and only so? One that ends before it begins has joined nobody. */
export function ranOut(facts: Facts, one: Id, other: Id): boolean {
  return naming(facts, one, other).some(
    ({ from, until }) =>
      facts.happened(from) && until !== undefined && at(until) <= facts.now && (from === undefined || at(from) < at(until)),
  );
}

const naming = (facts: Facts, one: Id, other: Id) =>
  facts
    .all('agreements')
    .filter(({ state, organisations }) => state === 'in force' && organisations.includes(one) && organisations.includes(other));

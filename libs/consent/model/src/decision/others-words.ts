import { withDuties } from './answer.ts';
import type { Facts } from './facts.ts';
import type { Answer } from './question.ts';
import type { Entry } from './world.ts';

/** Who reads, as D12 asks. */
export interface Reader {
  isWorker: boolean;
  /** "never from an author's own words" */
  isAuthor: boolean;
  /** "under LEGAL a mark stays where something was taken out" */
  underLegal: boolean;
}

/**
 * D12: after every SHOW, without passages about other people, unless agreed (or, to a worker, marked needed).
 * A minimum holds none at all, agreed, needed or not. A summary is the headline, which names only the subject.
 */
export function withoutOthers(facts: Facts, answer: Answer, entry: Entry, reader: Reader): Answer {
  if (answer.result !== 'SHOW' || answer.level === 'summary') return answer;
  const aboutOthers = (entry.passages ?? []).filter(({ about }) => facts.human(about) !== facts.human(entry.subject));
  const stays = ({ agreed, needed }: { agreed?: boolean; needed?: boolean }) =>
    agreed === true || (reader.isWorker && needed === true) || reader.isAuthor;
  const takenOut = answer.level === 'minimum' ? aboutOthers : aboutOthers.filter((passage) => !stays(passage));
  if (takenOut.length === 0) return answer;
  const taken = withDuties({ ...answer, rule: 'D12' }, 'without-others');
  return reader.underLegal ? withDuties(taken, 'leave-a-mark') : taken;
}

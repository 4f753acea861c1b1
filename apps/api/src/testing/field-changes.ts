import { v7 as uuidv7 } from 'uuid';
import type { FieldOracle } from './field-oracle.ts';
import type { FieldQuestion } from './field-questions.ts';
import { NOW, type Resident, residentsOf, type Worker } from './field-world.ts';
import { listedFor } from './lay-out-fields.ts';
import type { Json } from './personal-content.ts';

// What a mutation gives back is read again through the decision. Each that gives personal content is asked for by each worker: an edit of an old version,
// which changes nothing and shows what stands; and, last, what adds something.

/** Every mutation that gives back personal content, as one worker asks for it. */
export class FieldChanges {
  readonly #residents: readonly Resident[];

  constructor(
    private readonly oracle: FieldOracle,
    private readonly worker: Worker,
    roles: readonly string[],
  ) {
    this.#residents = residentsOf(worker.role, roles.indexOf(worker.role));
  }

  /** What changes nothing: for all of a role before anyone adds something. */
  edits = (): FieldQuestion[] => this.#residents.flatMap((resident, at) => this.#editsOf(resident, at));

  additions = (): FieldQuestion[] => [...this.#residents.flatMap((resident) => this.#recordedOn(resident)), this.#added(), this.#begun()];

  /** One of the four edits of an entry for each person, in turn. */
  #editsOf(resident: Resident, at: number): FieldQuestion[] {
    const { oracle, worker } = this;
    const key = `${worker.id}/${resident.id}`;
    const entry = oracle.entry(worker, resident, key);
    const old = { personId: oracle.id(resident.id), entryId: oracle.entryId(key), expectedVersion: 99 };
    const sorting = { categories: ['life'], inConfidence: false, shownToPerson: 'now' };
    const should = entry && { entry };
    const person = oracle.person(worker, resident);
    const matters = { personId: old.personId, id: uuidv7(), insteadOf: uuidv7(), words: 'Something else.' };
    const edits = [
      change('amendEntry', { ...old, id: uuidv7(), words: 'Other words.' }, should),
      change('sortEntry', { ...old, sorting }, should),
      change('markEntry', { ...old, passages: [] }, should),
      change('setApart', { ...old, from: 0, length: 3, partId: uuidv7(), sorting }, should),
    ];
    return [
      ...edits.slice(at % edits.length, (at % edits.length) + 1),
      // whoever sees no words would add the first
      ...(person && !person['whatMatters'] ? [] : [change('sayWhatMatters', matters, person && { person })]),
    ];
  }

  #recordedOn(resident: Resident): FieldQuestion[] {
    const { oracle, worker } = this;
    const standing = oracle.standing(worker, resident);
    if (standing === 'author') return [];
    const [entryId, conversationId, personId] = [uuidv7(), uuidv7(), oracle.id(resident.id)];
    const words = `Recorded by ${worker.id} on ${resident.id}`;
    const entry = {
      ...{
        id: entryId,
        personId,
        conversationId,
        kind: 'conversation',
        source: null,
        occurredAt: NOW,
        recordedAt: NOW,
        where: null,
        words,
      },
      ...{
        author: oracle.id(worker.id),
        organisation: oracle.organisationId(worker.organisation),
        categories: [],
        unsorted: true,
        mine: true,
      },
      ...{ maySort: true, asSummary: false, tellsWhere: false, version: 1, amendedAt: null, earlier: [], shownToPerson: 'now' },
    };
    return [change('recordConversation', { personId, entryId, conversationId, occurredAt: NOW, words }, standing && { entry })];
  }

  #added(): FieldQuestion {
    const { oracle, worker } = this;
    const personId = uuidv7();
    const me = {
      ...{
        worker: oracle.id(worker.id),
        organisation: oracle.organisationId(worker.organisation),
        jobTitle: 'Worker',
        since: NOW,
        isMe: true,
      },
    };
    const nothing = Object.fromEntries(
      ['age', 'birthDate', 'phone', 'postcode', 'street', 'communicationNeed', 'safeContact', 'whatMatters', 'lead', 'knownOnList'].map(
        (key) => [key, null],
      ),
    );
    const person = {
      ...nothing,
      ...{ id: personId, name: `Nova ${worker.id}`, preferredName: 'Nova', standing: 'alongside', alongside: [me], readers: [] },
      ...{ whatMatteredBefore: [], story: { nodes: [] } },
    };
    return change('addPerson', { personId, answers: [], details: { preferredName: 'Nova', fullName: `Nova ${worker.id}` } }, { person });
  }

  /** With whom the list says they are alongside: half of the workers begin, the others say yes to what is proposed. */
  #begun(): FieldQuestion {
    const { oracle, worker } = this;
    const { full, preferred, age } = listedFor(worker);
    const id = oracle.id(`listed ${worker.id}`);
    const person = { id, name: full, preferredName: preferred, age, standing: 'alongside', street: null, leadName: null, leadIsMe: false };
    return oracle.of.workers.indexOf(worker) % 2
      ? change('startFromList', { id }, { person })
      : change('answerProposals', { answers: [{ id, answer: 'alongside' }] }, { alongside: [person] });
  }
}

const change = (root: string, input: object, should: Json | undefined): FieldQuestion => ({
  root,
  variables: { input: { ...input, mutationId: uuidv7() } },
  should,
});

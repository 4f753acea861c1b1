import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { ask } from '../served/ask.ts';
import type { SharedPerson, SharedPlace } from '../served/shared-place.ts';

/** One way in which a reader loses sight of a person's words. It is over when it was acknowledged. */
export interface Withdrawal {
  readonly name: string;
  /** What the reader does not see any more: the words, or the person with them. */
  readonly hides: 'words' | 'person';
  readonly run: (person: SharedPerson) => Promise<void>;
}

/** The ways: two by operations of the product; a yes that is taken back and an involvement that ends, whose rows no operation writes yet. */
export function withdrawals(place: SharedPlace, origin: string, client: pg.Client): Withdrawal[] {
  const through = async (operation: string, input: object) => {
    const { status, body } = await ask(origin, place.writer.cookie, operation, { input: { mutationId: uuidv7(), id: uuidv7(), ...input } });
    if (status !== 200 || !body.includes('"ProtectionPut"')) throw new Error(`${operation} was refused: ${status} ${body.slice(0, 200)}`);
  };
  const one = async (text: string, values: unknown[]) => {
    const { rowCount } = await client.query(text, values);
    if (rowCount !== 1) throw new Error(`${rowCount} rows were changed, not one.`);
  };
  return [
    {
      name: 'a seal',
      hides: 'person',
      run: ({ personId }) => through('PutProtection', { personId, kind: 'seal_of_person', namedIds: [], reason: 'She asked for it.' }),
    },
    {
      name: 'a conflict link',
      hides: 'person',
      run: ({ personId, reader }) => through('PutConflictLink', { personId, name: reader.name, kind: 'ex', reason: 'She is afraid.' }),
    },
    {
      name: 'a yes taken back',
      hides: 'words',
      run: ({ personId, choiceId }) =>
        one('update sharing_choices set withdrawn_at = moment() where person_id = $1 and choice_id = $2', [personId, choiceId]),
    },
    {
      name: 'an involvement ended',
      hides: 'person',
      run: ({ personId, reader }) =>
        one('update involvements set until_at = moment() where person_id = $1 and worker_id = $2', [personId, reader.workerId]),
    },
  ];
}

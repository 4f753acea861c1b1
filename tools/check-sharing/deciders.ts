import { decideAll } from '../../libs/consent/model/src/decision/decide.ts';
import type { Decider } from '../../libs/consent/model/src/decision/decider.ts';
import type { Answer } from '../../libs/consent/model/src/decision/question.ts';
import { postgresDecider } from '../decision/postgres-decider.ts';
import { openOwnDatabase } from './own-database.ts';

/** The TypeScript, as one side. */
export const typescriptDecider: Decider = {
  name: 'TypeScript',
  askAll: (world, questions) => Promise.resolve(decideAll(world, questions)),
  close: () => Promise.resolve(),
};

/** The decision in a PostgreSQL of its own. */
async function openPostgresDecider(): Promise<Decider> {
  const database = await openOwnDatabase('check_sharing');
  try {
    const decider = await postgresDecider<Answer>(database.superuserUrl, { together: true });
    return {
      name: 'PostgreSQL',
      askAll: (world, questions) => decider.askAll(world, questions),
      close: async () => {
        await decider.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The sides of a check; TypeScript alone where PostgreSQL was not asked for. */
export async function openDeciders(postgres: boolean): Promise<Decider[]> {
  return postgres ? [await openPostgresDecider(), typescriptDecider] : [typescriptDecider];
}

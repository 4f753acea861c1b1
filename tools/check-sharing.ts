import type { Decider } from '../libs/consent/model/src/decision/decider.ts';
import { checkMutants } from './check-sharing/check-mutants.ts';
import { checkQuestions } from './check-sharing/check-questions.ts';
import { checkWorlds } from './check-sharing/check-worlds.ts';
import { openDeciders } from './check-sharing/deciders.ts';
import { readOptions, USE } from './check-sharing/options.ts';
import { runCommand } from './clear-error.ts';

/** `npm run check:sharing -- --questions 20000`: the sharing decision is written twice, and the two must be of one mind. */
async function checkSharing(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  switch (options.kind) {
    case 'help':
      console.log(USE);
      return 0;
    case 'mutants':
      return checkMutants(options);
    case 'worlds':
      return withDeciders(options.postgres, (deciders) => checkWorlds(options.file, deciders));
    case 'questions':
      return withDeciders(options.postgres, (deciders) => checkQuestions(options, deciders));
  }
}

async function withDeciders(postgres: boolean, check: (deciders: readonly Decider[]) => Promise<number>): Promise<number> {
  const deciders = await openDeciders(postgres);
  try {
    return await check(deciders);
  } finally {
    for (const decider of deciders) await decider.close();
  }
}

await runCommand(checkSharing);

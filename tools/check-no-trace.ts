import { runCommand } from './clear-error.ts';
import { checkPairs } from './no-trace/check-pairs.ts';
import { readOptions, USE } from './no-trace/options.ts';

/** `npm run check:no-trace -- --pairs 2000`: what is hidden leaves no trace in any answer. */
async function checkNoTrace(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options.kind === 'pairs') return checkPairs(options);
  console.log(USE);
  return 0;
}

await runCommand(checkNoTrace);

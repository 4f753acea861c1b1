import { runCommand } from './clear-error.ts';
import { build } from './start/build.ts';

/** `npm run build`: makes dist/apps for production. */
async function makeAll(): Promise<number> {
  await build({ always: true });
  return 0;
}

await runCommand(makeAll);

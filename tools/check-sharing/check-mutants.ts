import { openBrokenDecision } from '../decision/broken-decision.ts';
import { mutants as SQL_MUTANTS } from '../decision/mutants.ts';
import { seconds } from '../start/steps.ts';
import { openBrokenTypeScript, RANDOM_WORLDS } from './broken-typescript.ts';
import { openOwnDatabase } from './own-database.ts';
import { MUTANTS as TYPESCRIPT_MUTANTS } from './typescript-mutants.ts';

/** What came of the mistakes in one of the two decisions. */
interface Found {
  readonly made: number;
  /** Those that nothing noticed, in words. */
  readonly alive: readonly string[];
}

/** Puts each small mistake into the decision, in TypeScript and where it is asked for in PostgreSQL, one at a time. Each must be noticed. */
export async function checkMutants({ seed, postgres }: { seed: number; postgres: boolean }): Promise<number> {
  const from = performance.now();
  const found: [string, Found][] = [['TypeScript', await breakTypeScript(seed)]];
  if (postgres) found.push(['PostgreSQL', await breakPostgres()]);
  console.log(`\n${inWords(found)}\nSeed ${seed}, ${seconds(from)}`);
  return found.every(([, { alive }]) => alive.length === 0) ? 0 : 1;
}

async function breakTypeScript(seed: number): Promise<Found> {
  console.log(
    `TypeScript: ${TYPESCRIPT_MUTANTS.length} mistakes, asked what is told and then up to ${RANDOM_WORLDS} random worlds, seed ${seed}`,
  );
  const decision = openBrokenTypeScript(seed);
  try {
    return await tryEach(TYPESCRIPT_MUTANTS, (mutant) => decision.noticed(mutant), { by: 'question', called: ({ what }) => what });
  } finally {
    decision.close();
  }
}

async function breakPostgres(): Promise<Found> {
  const database = await openOwnDatabase('check_mutants');
  try {
    const decision = await openBrokenDecision(database.superuserUrl);
    console.log(`\nPostgreSQL: ${SQL_MUTANTS.length} mistakes, asked ${decision.worlds} worlds that are told`);
    try {
      return await tryEach(SQL_MUTANTS, (mutant) => decision.noticed(mutant), {
        by: 'world',
        called: ([name, stands]) => `${name} without "${stands}"`,
      });
    } finally {
      await decision.close();
    }
  } finally {
    await database.close();
  }
}

async function tryEach<Mutant>(
  mutants: readonly Mutant[],
  noticed: (mutant: Mutant) => Promise<number | undefined>,
  { by, called }: { by: string; called: (mutant: Mutant) => string },
): Promise<Found> {
  const alive: string[] = [];
  for (const mutant of mutants) {
    const at = await noticed(mutant);
    if (at === undefined) alive.push(called(mutant));
    console.log(`  ${(at === undefined ? 'NOT NOTICED' : `noticed by ${by} ${at}`).padEnd(26)}  ${called(mutant)}`);
  }
  return { made: mutants.length, alive };
}

/** The counts of each decision, and what lives. */
export function inWords(found: readonly (readonly [string, Found])[]): string {
  const row = (...[name = '', ...counts]: string[]) => name.padEnd(12) + counts.map((count) => count.padStart(13)).join('');
  return [
    row('Mistakes in', 'made', 'noticed', 'not noticed'),
    ...found.map(([name, { made, alive }]) => row(name, String(made), String(made - alive.length), String(alive.length))),
    ...found.flatMap(([name, { alive }]) => alive.map((what) => `Not noticed in ${name}: ${what}`)),
  ].join('\n');
}

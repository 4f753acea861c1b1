import pg from 'pg';
import { type Mutant } from './mutants.ts';
import { type Explained, postgresDecider } from './postgres-decider.ts';
import { migrations, ruleInForce } from './rule-in-force.ts';
import { toldWorlds } from './told-worlds.ts';

/** The decision in a database of its own, of which one line at a time can be broken. */
export interface BrokenDecision {
  readonly worlds: number;
  /** Breaks one line, asks until something is answered otherwise, and mends it. Gives the number of that world, from 1; undefined: the mistake lives. */
  noticed(mutant: Mutant): Promise<number | undefined>;
  close(): Promise<void>;
}

/** `verdicts` and what reads the newest of them are made from one text. */
const textOf = (name: string): string =>
  name === 'verdicts'
    ? (migrations()
        .flatMap((sql) => sql.match(/^do \$made\$[\s\S]*?^end \$made\$;$/gm) ?? [])
        .at(-1) ?? '')
    : ruleInForce(name);

/** How often the line of a mutant stands in what is in force. It must be once. */
export const timesFound = ([name, stands]: Mutant): number => textOf(name).split(stands).length - 1;

/** `superuserUrl` names a migrated test database of the caller's own, as its superuser. */
export async function openBrokenDecision(superuserUrl: string): Promise<BrokenDecision> {
  const told = toldWorlds();
  const postgres = await postgresDecider<Explained>(superuserUrl);
  const policy = new pg.Client({ connectionString: superuserUrl });
  await policy.connect();
  await policy.query('set role alongside_policy');
  /** What is answered. A failure is an answer too. */
  const answer = ({ world, questions }: (typeof told)[number]): Promise<string> =>
    postgres.askAll(world, questions).then(
      (all) => JSON.stringify(all),
      (error: unknown) => String(error),
    );
  const before: string[] = [];
  for (const one of told) before.push(await answer(one));
  return {
    worlds: told.length,
    async noticed(mutant) {
      const [name, stands, instead] = mutant;
      if (timesFound(mutant) !== 1) throw new Error(`${name} must have "${stands}" once`);
      const text = textOf(name);
      await policy.query(text.replace(stands, () => instead));
      try {
        for (const [at, one] of told.entries()) if ((await answer(one)) !== before[at]) return at + 1;
        return undefined;
      } finally {
        await policy.query(text);
      }
    },
    async close() {
      await postgres.close();
      await policy.end();
    },
  };
}

import { asMigrator } from '@alongside/platform/database';
import { millbrook } from './scenario/millbrook.ts';
import { seed } from './seed.ts';

/** A demo login, as the sign-in page shows it. */
export interface DemoPerson {
  readonly subject: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly organisation: string;
  readonly line: string;
  readonly first: boolean;
}

/** Who can be signed in as in the demo place. */
export const demoPeople: readonly DemoPerson[] = millbrook.workers.map(
  ({ subject, name, jobTitle, organisation, line, first = false }) => ({ subject, name, jobTitle, organisation, line, first }),
);

/**
 * Makes Millbrook in an empty database, dated back from `start`, and lets its logins in at `issuer`, whose port may have moved since.
 * A database that holds a real place is left alone, and so is a Millbrook that stands.
 */
export async function openDemoPlace(adminUrl: string, issuer: string, start: Date): Promise<void> {
  await asMigrator(adminUrl, async (run) => {
    await run("select pg_advisory_xact_lock(hashtext('alongside.demo'))", []);
    const [place] = await run('select name, demo from places limit 1', []);
    if (place && place['demo'] !== true)
      throw new Error(
        'This database holds a real place, so the demo was not started. What is in it was not touched. The demo needs a data folder or a database of its own; "npm start -- --empty" opens a real place.',
      );
    if (!place) {
      await seed(run, millbrook, start);
      await run('update organisations set issuer = $1', [issuer]);
      await run('analyze', []); // without statistics the first reads would be planned for empty tables
    }
    // One that an administrator has set to passkeys stays so.
    await run('update organisations set issuer = $1 where issuer <> $1', [issuer]);
    for (const { subject, name } of demoPeople)
      await run(
        'insert into worker_identities (issuer, subject, worker_id) select $1, $2, worker_id from workers where name = $3 on conflict do nothing',
        [issuer, subject, name],
      );
  });
}

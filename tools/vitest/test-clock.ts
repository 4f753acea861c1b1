import { withClient } from '../postgres/index.ts';

/** Makes the clock of a migrated database an input: `update test_clock` or a row in it sets `moment()`. Only ever in a test's database. */
export async function letTheClockBeSet(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query('create table test_clock (now timestamptz)');
    await client.query("call secure_table('test_clock')");
    await client.query('create policy app_reads on test_clock for select to alongside_app, alongside_sealer using (true)');
    await client.query('grant select on test_clock to alongside_app, alongside_policy, alongside_sealer');
    await client.query(
      'create or replace function moment() returns timestamptz language sql stable as $$ select coalesce((select now from test_clock), statement_timestamp()) $$',
    );
  });
}

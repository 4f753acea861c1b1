import pg from 'pg';

/** One transaction as the migrator: for the seed of the demo place and for jobs that no worker asks for. It takes the admin URL, which the API does not keep. */
export async function asMigrator<T>(
  adminUrl: string,
  work: (run: (text: string, values: readonly unknown[]) => Promise<Record<string, unknown>[]>) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('begin');
    const result = await work(async (text, values) => (await client.query<Record<string, unknown>>(text, [...values])).rows);
    await client.query('commit');
    return result;
  } finally {
    await client.end(); // without the commit above, this rolls back
  }
}

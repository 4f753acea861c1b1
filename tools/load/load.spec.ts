import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareDatabase, type RunningPostgres, startTestPostgres, withClient } from '../postgres/index.ts';
import { runMigrations } from '../schema/migrations.ts';
import { ROOT } from '../start/settings.ts';

// The command itself, against a running database that it has to find by itself.
let server: RunningPostgres;
let adminUrl: string;
let folder: string;

beforeAll(async () => {
  server = await startTestPostgres();
  ({ adminUrl } = await prepareDatabase(server.superuserUrl(), { passwords: server.secrets }));
  await runMigrations(adminUrl);
  folder = mkdtempSync(join(tmpdir(), 'load-'));
  await sql("insert into places (place_id, name) values (gen_random_uuid(), 'Town')");
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const sql = <R extends object>(text: string, values: unknown[] = []) =>
  withClient(adminUrl, async (client) => (await client.query<R & Record<string, unknown>>(text, values)).rows);

let made = 0;
/** An organisation of the test's own. */
async function anOrganisation(): Promise<string> {
  const name = `Partner ${++made}`;
  await sql(
    "insert into organisations (organisation_id, place_id, name, kind, joined_at) select gen_random_uuid(), place_id, $1, 'housing', moment() from places",
    [name],
  );
  return name;
}
const listOf = (organisation: string) =>
  sql<{ name: string; birth_date: string; version: number }>(
    `select coalesce(full_name, preferred_name) as name, to_char(birth_date, 'YYYY-MM-DD') as birth_date, l.version
     from listed_people l join organisations o using (organisation_id) where o.name = $1 order by reference_key, name_key`,
    [organisation],
  );
function aFile(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}
const thousands = (count: number): string =>
  `Ref,Forename,Surname,DOB\n${Array.from({ length: count }, (_, n) => `T${String(n).padStart(6, '0')},Tom,Ridley ${n},14/02/1990`).join('\n')}\n`;

interface Ended {
  readonly code: number | null;
  readonly output: string;
}
/** Runs the command; `until`: a sign in its output at which it gets Ctrl-C. */
function load(
  words: readonly string[],
  { until, environment = {} }: { until?: RegExp; environment?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(ROOT, 'tools/load.ts'), ...words], {
      cwd: folder,
      env: { PATH: process.env['PATH'], ALONGSIDE_DATA: server.folder, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        const before = until?.test(output);
        output += text;
        if (until?.test(output) && !before) child.kill('SIGINT');
      });
    child.once('close', (code) => done({ code, output }));
  });
}

describe('npm run load', () => {
  it('shows how the list was understood, and loads it for one organisation', async () => {
    const organisation = await anOrganisation();
    const file = aFile(
      'one.csv',
      'Tenancy Ref;Surname;Forename;DOB;Ethnicity;NHS No\nT1;RIDLEY;TOM;14/02/1990;x;999\nT2;Ellery;Joan;03/04/1947;x;999\n',
    );
    const { code, output } = await load(['people', file, '--organisation', organisation.toUpperCase(), '--yes']);
    expect(output).toMatch(/2 rows, read as utf-8, cells parted by semicolons/);
    expect(output).toMatch(/DOB +birth date \(day first: 03\/04\/1990 is 3 April\)/);
    expect(output).toMatch(/Ethnicity +not taken/);
    expect(output).toMatch(/NHS numbers are left out/);
    expect(output).toMatch(/Tom Ridley · 1990-02-14 · T1/);
    expect(output).toMatch(`2 rows on the list of ${organisation}: 2 new, 0 changed, 0 as before.`);
    expect(code).toBe(0);
    expect(await listOf(organisation)).toEqual([
      { name: 'Tom Ridley', birth_date: '1990-02-14', version: 1 },
      { name: 'Joan Ellery', birth_date: '1947-04-03', version: 1 },
    ]);
    const again = await load(['people', file, '--organisation', organisation, '--yes']);
    expect(again.output).toMatch('0 new, 0 changed, 2 as before.');
    expect(await listOf(organisation)).toHaveLength(2);
  });

  it('enters as a named actor whose membership ends with the load, and writes down who loaded what', async () => {
    const organisation = await anOrganisation();
    await load(['people', aFile('named.csv', thousands(2)), '--organisation', organisation, '--source', 'Tenancy list, October', '--yes']);
    const about = 'join organisations o using (organisation_id) where o.name = $1';
    expect(
      await sql(`select l.source, w.name, l.added, l.refused from list_loads l join workers w on w.worker_id = l.loaded_by ${about}`, [
        organisation,
      ]),
    ).toEqual([{ source: 'Tenancy list, October', name: 'Command line', added: 2, refused: 0 }]);
    expect(await sql(`select m.role, m.until_at <= moment() as ended from memberships m ${about}`, [organisation])).toEqual([
      { role: 'supervisor', ended: true },
    ]);
    expect(await sql("select 1 from workers where name = 'Command line'")).toHaveLength(1);
  });

  it('writes bad rows beside the list, and loads them once they are mended', async () => {
    const organisation = await anOrganisation();
    const file = aFile(
      'partner.csv',
      'Ref,Name,DOB,Phone\n=T1,Tom Ridley,31/02/1990,+44 7700 900142\nT2,Joan Ellery,03/04/1947,\nT3,,14/02/1990,\n',
    );
    const words = ['--organisation', organisation, '--yes'];
    const { code, output } = await load(['people', file, ...words]);
    expect(code).toBe(2);
    expect(output).toMatch(/line 2, DOB: This is no birth date/);
    const bad = join(folder, 'partner.bad.csv');
    const text = readFileSync(bad, 'utf8');
    expect(text).toBe(
      '\ufeffRef,Name,DOB,Phone,line,column,reason\r\n\'=T1,Tom Ridley,31/02/1990,\'+44 7700 900142,2,DOB,"This is no birth date that can be read. Write it as 14/02/1990, or leave it empty."\r\nT3,,14/02/1990,,4,,A name is needed.\r\n',
    );
    writeFileSync(bad, text.replace('31/02', '28/02').replace('T3,,', 'T3,Ida Quill,'));
    const mended = await load(['people', bad, ...words]);
    expect(mended.code).toBe(0);
    expect(await sql("select reference, phone from listed_people where full_name = 'Tom Ridley' and reference like '=%'")).toEqual([
      { reference: '=T1', phone: '07700900142' },
    ]);
    expect((await listOf(organisation)).map(({ name }) => name).sort()).toEqual(['Ida Quill', 'Joan Ellery', 'Tom Ridley']);
    await load(['people', file, ...words]);
    expect(readFileSync(bad, 'utf8')).toContain('Ida Quill'); // what was mended is not written over
    expect(existsSync(join(folder, 'partner.bad-2.csv'))).toBe(true);
  });

  it('loses nothing on Ctrl-C, and goes on when it runs again', async () => {
    const organisation = await anOrganisation();
    const file = aFile('long.csv', thousands(6_000));
    const words = ['people', file, '--organisation', organisation, '--yes'];
    const { code, output } = await load(words, { until: /a second/ });
    expect(code).toBe(130);
    const said = Number(/([\d,]+) rows on the list/.exec(output)?.[1]?.replaceAll(',', ''));
    expect(output).toMatch(/Stopped where you asked/);
    const part = await listOf(organisation);
    expect(part).toHaveLength(said);
    expect(said).toBeGreaterThan(0);
    expect(said).toBeLessThan(6_000);
    expect(
      await sql('select 1 from memberships m join organisations o using (organisation_id) where o.name = $1 and m.until_at > moment()', [
        organisation,
      ]),
    ).toEqual([]);
    const again = await load(words);
    expect(again.output).toMatch(`${(6_000 - said).toLocaleString('en-GB')} new, 0 changed, ${said.toLocaleString('en-GB')} as before.`);
    const all = await listOf(organisation);
    expect(all).toHaveLength(6_000);
    expect(new Set(all.map(({ name }) => name)).size).toBe(6_000);
    expect(all.every(({ version }) => version === 1)).toBe(true);
  }, 120_000);

  it('takes what it is told of columns and dates', async () => {
    const organisation = await anOrganisation();
    const file = aFile('told.csv', 'Nr,Called so,When,DOB\n1,Tom,03/04/1990,x\n');
    const words = [
      'people',
      file,
      '--organisation',
      organisation,
      '--yes',
      '--column',
      'When=birth date',
      '--column',
      'Called so=full name',
      '--column',
      'DOB=ignore',
    ];
    await load([...words, '--dates', 'month-first']);
    expect(await listOf(organisation)).toMatchObject([{ name: 'Tom', birth_date: '1990-03-04' }]);
  });

  it('loads nothing with --check, and nothing where nobody can be asked', async () => {
    const organisation = await anOrganisation();
    const file = aFile('check.csv', thousands(2));
    const checked = await load(['people', file, '--check'], { environment: { ALONGSIDE_DATA: join(folder, 'nowhere') } });
    expect(checked).toMatchObject({ code: 0 });
    expect(checked.output).toMatch('2 rows can be loaded. None is bad.');
    const unasked = await load(['people', file, '--organisation', organisation]);
    expect(unasked.code).toBe(1);
    expect(unasked.output).toMatch('There is no one to ask here, so nothing was loaded.');
    expect(await listOf(organisation)).toEqual([]);
  });

  it.each([
    [['people'], /npm run load -- people FILE/],
    [['dogs', 'x.csv'], /npm run load -- people FILE/],
    [['people', 'x.csv', '--fast'], /npm run load -- people FILE/],
    [['people', 'nothing.csv', '--yes'], /nothing\.csv is not there/],
    [['people', '.', '--yes'], /is a folder/],
    [['people', 'ok.csv', '--yes', '--dates', 'soon'], /--dates is day-first or month-first/],
    [['people', 'ok.csv', '--yes', '--column', 'DOB'], /is not understood/],
    [['people', 'ok.csv', '--yes', '--column', 'Nope=name'], /No column is called "Nope"/],
    [['people', 'ok.csv', '--yes'], /Say whose list it is, with --organisation and one of: "Partner 1"/],
    [['people', 'ok.csv', '--yes', '--organisation', 'Nobody'], /No organisation is called "Nobody"/],
    [['people', 'odd.csv', '--yes'], /No line says what the columns are/],
    [['people', 'noname.csv', '--yes'], /No column has names/],
  ])('says in plain words what is wrong with %j', async (words, said) => {
    aFile('ok.csv', thousands(1));
    aFile('odd.csv', 'a,b\n1,2\n');
    aFile('noname.csv', 'DOB,Postcode\n14/02/1990,\n');
    const { code, output } = await load(words);
    expect(output).toMatch(said);
    expect(output).not.toMatch(/at .*\.ts:\d/);
    expect(code).toBe(1);
  });

  it('says so where nothing runs', async () => {
    const { code, output } = await load(['people', aFile('ok.csv', thousands(1)), '--yes'], {
      environment: { ALONGSIDE_DATA: join(folder, 'nowhere') },
    });
    expect(output).toMatch(/No database runs from .*Start Alongside first/);
    expect(code).toBe(1);
  });

  it('lets nothing in a list steer the terminal', async () => {
    const file = aFile('hostile.csv', 'Ref,Name,\u001b[31mRed\n1,Tom,x\n2,<script>alert(1)</script>\u001b]0;pwned\u0007,x\n');
    const { output } = await load(['people', file, '--check']);
    expect(output).not.toMatch(/[\u001b\u0007]/);
  });
});

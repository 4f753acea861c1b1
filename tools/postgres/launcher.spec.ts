import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ClearError } from '../clear-error.ts';
import { findOrphan, startPostgres, withClient, type RunningPostgres } from './index.ts';
import { availableMemory, sharedBuffers } from './memory.ts';
import { isAlive } from './processes.ts';

const setting = (server: RunningPostgres, name: string) =>
  withClient(server.superuserUrl(), async (client) => (await client.query<Record<string, string>>(`show ${name}`)).rows[0]?.[name]);

describe('the embedded PostgreSQL', () => {
  let folder = '';
  let server: RunningPostgres | undefined;
  const start = async (durable = true) => (server = await startPostgres({ folder, durable }));

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'alongside-launcher-'));
    chmodSync(folder, 0o711);
  });
  afterEach(() => server?.stop());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps what it is told, even through a power cut', async () => {
    const running = await start();
    for (const name of ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums'])
      expect(await setting(running, name), name).toBe('on');
    expect(await setting(running, 'server_encoding')).toBe('UTF8');
  });

  it('has as much memory for its pages as the machine can spare', async () => {
    const gigabyte = 1024 ** 3;
    expect([0.5, 1, 2, 4, 64].map((memory) => sharedBuffers(memory * gigabyte))).toEqual(['128MB', '128MB', '256MB', '512MB', '512MB']);
    const running = await start();
    expect(await setting(running, 'shared_buffers')).toBe(sharedBuffers(availableMemory()));
  });

  it('listens on this machine alone, with a password and without a socket', async () => {
    const running = await start();
    expect(await setting(running, 'listen_addresses')).toBe('127.0.0.1');
    expect(await setting(running, 'unix_socket_directories')).toBe('');
    expect(readFileSync(join(folder, 'postgres/pg_hba.conf'), 'utf8')).not.toMatch(/^[^#]*\btrust\b/m);
    await expect(withClient(running.superuserUrl().replace(running.secrets.superuser, 'wrong'), () => Promise.resolve())).rejects.toThrow(
      'password authentication failed',
    );
    expect(statSync(join(folder, 'postgres-passwords.json')).mode & 0o777).toBe(0o600);
    expect(existsSync(join(folder, 'postgres.password'))).toBe(false);
  });

  it('has the same data after a stop', async () => {
    const first = await start();
    await withClient(first.superuserUrl(), (client) => client.query('create table kept as select 42 as answer'));
    await first.stop();
    const again = await start();
    expect(
      await withClient(again.superuserUrl(), async (client) => (await client.query<{ answer: number }>('select answer from kept')).rows),
    ).toEqual([{ answer: 42 }]);
  });

  it('finds the server that a killed start left behind, and takes its place', async () => {
    const script = `import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
      const server = await startPostgres({ folder: ${JSON.stringify(folder)} });
      console.log(server.pid);
      process.kill(process.pid, 'SIGKILL');`;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (text) => (output += String(text)));
    await new Promise((done) => child.once('close', done));
    const orphan = Number(output);
    expect(findOrphan(join(folder, 'postgres'))).toBe(orphan);

    const running = await start();
    expect(running.pid).not.toBe(orphan);
    expect(isAlive(orphan)).toBe(false);
    expect(await setting(running, 'data_checksums')).toBe('on');
  });

  it('says what is safe and what to do when files are missing', async () => {
    const control = join(folder, 'postgres/global/pg_control');
    const kept = readFileSync(control);
    rmSync(control);
    const failure = await start().catch((error: unknown) => error);
    writeFileSync(control, kept, { mode: 0o600 });
    expect(failure).toBeInstanceOf(ClearError);
    expect((failure as Error).message).toMatch(/Nothing was changed.*Copy that folder to a safe place first.*npm run reset/);
  });

  it('says so when the password file is gone, and does not make another', async () => {
    const file = join(folder, 'postgres-passwords.json');
    const kept = readFileSync(file);
    rmSync(file);
    await expect(start()).rejects.toThrow(/password file .* is gone/);
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, kept, { mode: 0o600 });
  });
});

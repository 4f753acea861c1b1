import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type RunningPostgres } from './launcher.ts';
import { findOrphan, isAlive, stopServer } from './processes.ts';

const PREFIX = 'alongside-test-';

/** A throw-away server in a temporary folder, fast and not durable. `stop()` removes it; the next one clears what a killed run left. */
export async function startTestPostgres(): Promise<RunningPostgres> {
  await clearLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  // as root the server runs as another account, which must be able to walk in
  chmodSync(folder, 0o711);
  const server = await startPostgres({ folder, durable: false });
  const killAtExit = () => process.kill(server.pid, 'SIGQUIT');
  process.once('exit', killAtExit);
  return {
    ...server,
    stop: async () => {
      process.removeListener('exit', killAtExit);
      await server.stop();
      for (const place of [folder, server.folder]) rmSync(place, { recursive: true, force: true });
    },
  };
}

async function clearLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const owner = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : NaN);
    if (!owner || isAlive(owner)) continue;
    const folder = join(tmpdir(), name);
    try {
      const orphan = findOrphan(join(folder, 'postgres'));
      if (orphan !== undefined) await stopServer(orphan);
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // another user's leftover is theirs to clear
    }
  }
}

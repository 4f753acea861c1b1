import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { ClearError, codeOf, explainWrite } from '../clear-error.ts';
import { databaseFolder } from '../postgres/index.ts';
import { refuseSecondStart } from './lock.ts';
import type { Settings } from './settings.ts';

const NODE_NEEDED = 24;
const MEGABYTE = 1024 * 1024;
const DISK_NEEDED = 500 * MEGABYTE;

/** Looks at everything that could stop a start, before anything is built. Each problem is one clear message. */
export async function preflight(settings: Settings, writes: string[]): Promise<void> {
  checkNode(process.versions.node);
  makeWritable(settings.dataFolder);
  writes.forEach(makeWritable);
  checkDisk([settings.dataFolder, ...writes, ...(settings.ownDatabase ? [] : [databaseFolder(settings.dataFolder)])]);
  refuseSecondStart(settings.dataFolder);
  await checkPort(settings.port, 'for Alongside');
  await checkPort(settings.port + 1, `for the residents' side, which is always PORT + 1`, settings.port);
}

/** The scripts bring their own Node; started by hand, an old one may have been taken. */
export function checkNode(version: string): void {
  if (Number(version.split('.')[0]) >= NODE_NEEDED) return;
  throw new ClearError(
    `This is Node ${version}, and Alongside needs ${NODE_NEEDED} or newer. It brings one: run \`npm ci\`, then \`npm start\`, and not the files in tools by hand.`,
  );
}

function makeWritable(folder: string): void {
  const probe = join(folder, `.write-test-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, 'x');
  } catch (error) {
    throw explainWrite(error, folder);
  } finally {
    rmSync(probe, { force: true });
  }
}

/** Refuses a start with less than 500 MB free where Alongside writes. */
export function checkDisk(folders: string[], freeBytes = freeAt): void {
  for (const folder of folders) {
    const free = freeBytes(folder);
    if (free >= DISK_NEEDED) continue;
    throw new ClearError(
      `Only ${Math.floor(free / MEGABYTE)} MB are free on the disk that holds ${folder}, and Alongside needs ${DISK_NEEDED / MEGABYTE} MB. ` +
        'Nothing was changed. Free some space, or keep the data on another disk: ALONGSIDE_DATA=/another/folder npm start',
    );
  }
}

function freeAt(folder: string): number {
  let there = folder;
  while (!existsSync(there)) there = dirname(there);
  const { bavail, bsize } = statfsSync(there);
  return bavail * bsize;
}

/** Asks for the port on every address that a browser may use: one program may hold only one of them. */
export async function checkPort(port: number, use: string, toSet = port): Promise<void> {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0']) {
    const code = await tryPort(port, host);
    if (code === 'EADDRINUSE') {
      throw new ClearError(
        `Port ${port} (${use}) is taken by another program on this machine. Nothing was built or changed. ` +
          `Stop that program (\`lsof -i :${port}\` shows which it is), or use another port: PORT=${toSet + 100} npm start`,
      );
    }
    if (code === 'EACCES') {
      throw new ClearError(`You may not use port ${port}: ports below 1024 belong to the system. Use another: PORT=3100 npm start`);
    }
  }
}

function tryPort(port: number, host: string): Promise<string> {
  return new Promise((done) => {
    const server = createServer().once('error', (error) => done(codeOf(error)));
    server.listen({ port, host, exclusive: true }, () => server.close(() => done('')));
  });
}

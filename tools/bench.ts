import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sealFilesIn } from '../libs/access-log/model/src/index.ts';
import { copyDataset, openDataset } from './bench/open-dataset.ts';
import { measureIdle } from './bench/idle.ts';
import { loadInWords, measureLoad } from './bench/load/measure.ts';
import { holdBench } from './bench/lock.ts';
import { CORES, machineInWords, pinTree } from './bench/machine.ts';
import { askTheOracle, oracleGates, oracleTable } from './bench/oracle/measure.ts';
import { readOptions, type Options, type Subject } from './bench/options.ts';
import { decisionGates, gateTable, idleGates, loadGates, logGates, pageGates, recordGates, table, type Gate } from './bench/report.ts';
import {
  compareDecidedPage,
  compareDoor,
  comparePage,
  compareRecord,
  compareSealedPage,
  folderOfCopy,
  type Bench,
} from './bench/run/measure.ts';
import { ClearError, runCommand } from './clear-error.ts';
import { startPostgres } from './postgres/index.ts';
import { build, isBuilt, run } from './start/build.ts';
import { ROOT } from './start/settings.ts';
import { step } from './start/steps.ts';
import { untilAskedToStop } from './start/stopping.ts';

/** `npm run bench`: how fast the API is, beside yardsticks on the same machine in the same minutes. `npm run bench -- --help` tells the rest. */
async function bench(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env, new Date());
  if (!options) return 0;
  const stopping = untilAskedToStop();
  mkdirSync(options.folder, { recursive: true });
  const letGo = holdBench(options.folder);
  try {
    const said: string[] = [machineInWords()];
    const gates: Gate[] = [];
    await buildWhatIsMeasured(options);
    if (options.only.some(needsDataset)) await withDataset(options, stopping, gates, said);
    if (options.only.includes('load') && !stopping.asked()) {
      console.log('Loading a partner’s list');
      const loaded = await measureLoad(options);
      said.push(loadInWords(loaded, options));
      gates.push(...loadGates(loaded));
    }
    if (options.only.includes('idle') && !stopping.asked()) {
      const { api, postgres } = await measureIdle(options.folder, options.small ? 2 : 20);
      said.push(`### The demo place, idle\n\nAPI ${api.toFixed(0)} MB, PostgreSQL ${postgres.toFixed(0)} MB.`);
      gates.push(...idleGates(api + postgres));
    }
    if (stopping.asked()) return 1;
    console.log(`\n${said.join('\n\n')}`);
    if (options.small) return 0;
    if (gates.length > 0) console.log(`\n${gateTable(gates)}`);
    return options.gate && gates.some(({ passed }) => !passed) ? 1 : 0;
  } finally {
    letGo();
  }
}

/** The rest have a place of their own. */
const needsDataset = (subject: Subject): boolean => subject !== 'idle' && subject !== 'load';

async function withDataset(options: Options, stopping: Bench['stopping'], gates: Gate[], said: string[]): Promise<void> {
  const server = await startPostgres({ folder: options.folder });
  try {
    const database = await openDataset(server, options.small ? 'bench_small' : 'bench', options.sizes, stopping);
    forgetWitness(options.folder);
    pinTree(server.pid, CORES.rest);
    const bench: Bench = { options, database, server, stopping };
    if (options.only.includes('page')) {
      console.log('Opening people’s pages');
      const page = await comparePage(bench);
      said.push(table('Open a person’s page', page, 'raw'));
      gates.push(...pageGates(page, options));
    }
    if (options.only.includes('record')) {
      console.log('Recording conversations');
      const record = await compareRecord(bench);
      said.push(table('Record a conversation', record, 'raw write'));
      gates.push(...recordGates(record, options));
    }
    if (options.only.includes('decision')) await measureDecision(bench, gates, said);
    if (options.only.includes('log')) await measureLog(bench, gates, said);
    if (options.only.includes('oracle')) {
      console.log('Asking about the hidden, and about nobody');
      const runs = await askTheOracle(bench);
      said.push(oracleTable(runs, options));
      gates.push(...oracleGates(runs));
    }
  } finally {
    await server.stop();
  }
}

/** What the witness saw was of looks that are forgotten. */
const forgetWitness = (folder: string): void => rmSync(sealFilesIn(folder).witness, { force: true });

/** What the full decision costs: beside a copy of the same database under the simple rule before it. */
async function measureDecision(bench: Bench, gates: Gate[], said: string[]): Promise<void> {
  const simple = await step('Copying the dataset', () => copyDataset(bench.server, bench.database, 'simple'));
  forgetWitness(folderOfCopy(bench.options.folder, 'simple'));
  try {
    console.log('Opening people’s pages, under the full decision and under the simple rule');
    const page = await compareDecidedPage(bench, simple);
    said.push(table('Open a person’s page, by rule', page, 'simple rule'));
    gates.push(...decisionGates(page, bench.options));
  } finally {
    await simple.drop();
  }
}

/** What leaves and sealer cost: beside a copy of the same database that has neither. */
async function measureLog(bench: Bench, gates: Gate[], said: string[]): Promise<void> {
  const unsealed = await step('Copying the dataset', () => copyDataset(bench.server, bench.database, 'unsealed'));
  try {
    console.log('Logging looks through the door');
    const door = await compareDoor(bench, unsealed);
    console.log('Opening people’s pages, sealed and unsealed');
    const page = await compareSealedPage(bench, unsealed);
    said.push(table('Log a look through the door', door, 'unsealed door'), table('Open a person’s page, sealed', page, 'unsealed'));
    gates.push(...logGates(page, door, bench.options));
  } finally {
    await unsealed.drop();
  }
}

/** The demo place needs everything built; the rest only the API. */
async function buildWhatIsMeasured({ only, api }: Options): Promise<void> {
  if (only.includes('idle')) return void (await build());
  if (!only.some(needsDataset)) return;
  const usual = join(ROOT, 'dist/apps/api/main.js');
  if (api === usual && !isBuilt()) {
    const nx = [join(ROOT, 'node_modules/nx/dist/bin/nx.js'), 'run-many', '-t', 'build', '--projects=api'];
    const { code, output } = await step('Building the API', () => run(nx));
    if (code !== 0) throw new ClearError(`${output.trim()}\n\nThe API does not build; the lines above say why.`);
  }
  if (!existsSync(api)) throw new ClearError(`There is no built API at ${api}.`);
}

await runCommand(bench);

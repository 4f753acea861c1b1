import type { Options } from './options.ts';
import type { Seen } from './run/load.ts';
import type { Comparison, Series } from './run/measure.ts';
import { median, ratio } from './statistics.ts';

/** A target, and what was measured. */
export interface Gate {
  readonly name: string;
  readonly target: string;
  readonly measured: string;
  readonly passed: boolean;
}

const per = (series: Series, what: 'perSecond' | 'p50' | 'p95' | 'p99' | 'contenderMs' | 'postgresMs'): number =>
  median(series.rounds.map((seen) => seen[what]));

const roundsOf = (series: readonly Series[], contender: string, connections: number): readonly Seen[] =>
  series.find((one) => one.contender === contender && one.connections === connections)?.rounds ?? [];

/** The ratio of throughputs of two contenders, round by round. */
export function throughputRatio(series: readonly Series[], ours: string, theirs: string, connections: number): number {
  const rates = (name: string) => roundsOf(series, name, connections).map(({ perSecond }) => perSecond);
  return ratio(rates(ours), rates(theirs));
}

/** The same of the processor time that a request takes, PostgreSQL's included: it stands firmer where other work shares the machine. */
function processorRatio(series: readonly Series[], ours: string, theirs: string, connections: number): number {
  const times = (name: string) => roundsOf(series, name, connections).map(({ contenderMs, postgresMs }) => contenderMs + postgresMs);
  return ratio(times(theirs), times(ours));
}

/** The figures of one comparison as a Markdown table; `yardstick` is what ratios are to. */
export function table(title: string, { series, notes }: Comparison, yardstick: string): string {
  const rows = series.map((one) => [
    String(one.connections),
    one.contender,
    per(one, 'perSecond').toFixed(0),
    throughputRatio(series, one.contender, yardstick, one.connections).toFixed(2),
    processorRatio(series, one.contender, yardstick, one.connections).toFixed(2),
    ...(['p50', 'p95', 'p99', 'contenderMs', 'postgresMs'] as const).map((what) => per(one, what).toFixed(what.endsWith('Ms') ? 2 : 1)),
  ]);
  const ratios = [`to ${yardstick}`, `to ${yardstick}, by CPU`];
  const head = ['connections', 'contender', 'a second', ...ratios, 'p50 ms', 'p95 ms', 'p99 ms', 'its CPU ms', 'PostgreSQL CPU ms'];
  return [`### ${title}\n`, ...markdown([head, ...rows]), ...notes.map((note) => `\n${note}`)].join('\n');
}

/** Rows as Markdown, words to the left and numbers to the right. */
export function markdown([head = [], ...rows]: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const isNumber = (column: number) => rows.every((row) => /^[\d.,]+$/.test(row[column] ?? ''));
  return [line(head), line(head.map((_, column) => (isNumber(column) ? '---:' : '---'))), ...rows.map(line)];
}

const at16 = ({ connections }: Options): number => (connections.includes(16) ? 16 : (connections[0] ?? 1));

const atLeast = (name: string, target: number, measured: number, unit = ''): Gate => ({
  ...{ name, target: `≥ ${target}${unit}`, measured: `${measured.toFixed(2)}${unit}`, passed: measured >= target },
});

const atMost = (name: string, target: number, measured: number): Gate => ({
  ...{ name, target: `≤ ${target} MB`, measured: `${measured.toFixed(0)} MB`, passed: measured <= target },
});

/** The targets of opening a person's page. */
export function pageGates({ series, apiPeak }: Comparison, options: Options): Gate[] {
  const connections = at16(options);
  const to = (theirs: string) => throughputRatio(series, 'alongside', theirs, connections);
  return [
    atLeast(`person page to raw, ${connections} connections`, 0.5, to('raw')),
    atLeast(`person page to PostGraphile 5, ${connections} connections`, 1, to('PostGraphile 5')),
    atMost('memory of the API under load', 400, apiPeak),
  ];
}

/** The target of recording a conversation. */
export function recordGates({ series }: Comparison, options: Options): Gate[] {
  const connections = at16(options);
  return [
    atLeast(`recording to raw write, ${connections} connections`, 0.6, throughputRatio(series, 'alongside', 'raw write', connections)),
  ];
}

/** The targets of the log: looks through the door alone, and what leaves and sealer take from the page. */
export function logGates(page: Comparison, door: Comparison, options: Options): Gate[] {
  const connections = at16(options);
  const rate = door.series.find((one) => one.contender === 'door' && one.connections === connections);
  return [
    atLeast(`looks through the door, ${connections} connections`, 1000, rate ? per(rate, 'perSecond') : NaN, ' a second'),
    atLeast(
      `person page to the same without leaves and sealer, ${connections} connections`,
      0.85,
      throughputRatio(page.series, 'alongside', 'unsealed', connections),
    ),
  ];
}

/** The targets of the full decision, beside the same page under the simple rule before it: docs/adr/0024. */
export function decisionGates({ series }: Comparison, options: Options): Gate[] {
  const connections = at16(options);
  const toEnvelope = (ours: string) => throughputRatio(series, ours, 'raw+log', connections);
  const times = 1 / processorRatio(series, 'alongside', 'simple rule', connections);
  const name = `processor time of the person page to the same under the simple rule, ${connections} connections`;
  return [
    atLeast(`person page under the simple rule to raw+log, ${connections} connections`, 0.85, toEnvelope('simple rule')),
    { name, target: '≤ 1.35', measured: times.toFixed(2), passed: times <= 1.35 },
    atLeast(`person page to raw+log, ${connections} connections`, 0.63, toEnvelope('alongside')),
  ];
}

/** The target of a demo place that nobody uses. */
export const idleGates = (megabytes: number): Gate[] => [atMost('API and PostgreSQL of the demo place, idle', 600, megabytes)];

/** The target of a partner's list of 10,000 rows; of another length there is none. */
export const loadGates = ({ rows, firstSeconds }: { readonly rows: number; readonly firstSeconds: number }): Gate[] =>
  rows === 10_000
    ? [{ name: 'a list of 10,000 rows', target: '< 60 s', measured: `${firstSeconds.toFixed(1)} s`, passed: firstSeconds < 60 }]
    : [];

/** The gates as a Markdown table. */
export const gateTable = (gates: readonly Gate[]): string =>
  [
    '### Targets\n',
    ...markdown([
      ['', 'target', 'measured', ''],
      ...gates.map(({ name, target, measured, passed }) => [name, target, measured, passed ? 'met' : 'missed']),
    ]),
  ].join('\n');

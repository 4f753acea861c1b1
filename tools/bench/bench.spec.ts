import { describe, expect, it } from 'vitest';
import { coresIn, peakMegabytes, processorSeconds } from './machine.ts';
import { readOptions } from './options.ts';
import { decisionGates, gateTable, loadGates, logGates, markdown, pageGates, recordGates, throughputRatio } from './report.ts';
import { difference, missing, readApi } from './run/answers.ts';
import type { Seen } from './run/load.ts';
import type { Comparison, Series } from './run/measure.ts';
import { median, percentile, ratio, rotated } from './statistics.ts';

describe('statistics', () => {
  it('takes the value in the middle, or what lies between two', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 100])).toBe(3);
  });

  it('takes a percentile by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, n) => n + 1);
    expect([0.5, 0.95, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([50, 95, 99, 100]);
    expect(percentile([7], 0.95)).toBe(7);
  });

  it('compares round by round, so that a slow round of the machine weighs on both', () => {
    expect(ratio([50, 25, 60], [100, 50, 100])).toBe(0.5);
  });

  it('lets another begin each round', () => {
    expect([0, 1, 2].map((round) => rotated(['a', 'b', 'c'], round).join(''))).toEqual(['abc', 'bca', 'cab']);
  });
});

describe('the machine', () => {
  it('names its cores in a list', () => {
    expect(coresIn('0-1,4')).toEqual([0, 1, 4]);
    expect(coresIn('3')).toEqual([3]);
    expect(coresIn('')).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('counts what this process has used', () => {
    const before = processorSeconds(process.pid);
    for (const end = performance.now() + 150; performance.now() < end;);
    expect(processorSeconds(process.pid)).toBeGreaterThan(before);
    expect(peakMegabytes(process.pid)).toBeGreaterThan(10);
  });
});

const read = (...args: string[]) => readOptions(args, {}, new Date('2026-11-23'));

describe('options', () => {
  it('are a full run where nothing is said', () => {
    expect(read()).toMatchObject({
      only: ['page', 'record', 'decision', 'log', 'load', 'idle'],
      rounds: 3,
      connections: [1, 16, 64],
      sizes: { people: 200_000, entries: 2_000_000 },
    });
  });

  it('take what is named, in either way', () => {
    expect(read('idle')?.only).toEqual(['idle']);
    expect(read('--only', 'page,record')?.only).toEqual(['page', 'record']);
    expect(read('oracle', '--seed', '12')).toMatchObject({ only: ['oracle'], sizes: { seed: 12 } });
  });

  it.runIf(process.platform === 'linux')('are everything where it only has to work', () => {
    expect(read('--small')?.only).toEqual(['page', 'record', 'decision', 'log', 'load', 'idle', 'oracle']);
  });

  it.each([
    [['--rounds', '0'], '--rounds must be a whole number from 1 to 50, and is "0"'],
    [['--seconds', 'five'], '--seconds must be a whole number'],
    [['--connections', '16,x'], '--connections must be whole numbers from 1 to 256'],
    [['--connections', ''], '--connections must be'],
    [['pages'], '"pages" is nothing that the bench measures. It measures page, record, decision, log, load, idle, oracle.'],
    [['--fast'], '--fast'],
  ])('say what is wrong with %j', (args, words) => {
    expect(() => read(...args)).toThrow(words);
  });
});

const series = (contender: Series['contender'], perSecond: number[]): Series => ({
  contender,
  connections: 16,
  rounds: perSecond.map((each) => ({ perSecond: each, p50: 1, p95: 2, p99: 3 }) as Seen),
});
const comparison = (alongside: number, apiPeak = 200): Comparison => ({
  series: [
    series('alongside', [alongside, alongside, alongside]),
    series('raw', [100, 100, 100]),
    series('raw+log', [60, 60, 60]),
    series('PostGraphile 5', [30, 30, 30]),
    series('raw write', [100, 100, 100]),
  ],
  apiPeak,
  notes: [],
});

describe('gates', () => {
  const options = read() ?? expect.fail();
  const missed = (of: Comparison) =>
    [...pageGates(of, options), ...recordGates(of, options)].filter(({ passed }) => !passed).map(({ name }) => name);

  it('are met where the API is as fast as it should be', () => {
    expect(missed(comparison(65))).toEqual([]);
  });

  it('are missed each by itself', () => {
    expect(missed(comparison(55))).toEqual(['recording to raw write, 16 connections']);
    expect(missed(comparison(49))).toContain('person page to raw, 16 connections');
    expect(missed(comparison(29))).toContain('person page to PostGraphile 5, 16 connections');
    expect(missed(comparison(65, 401))).toEqual(['memory of the API under load']);
  });

  it('of the log are met and missed each by itself', () => {
    const log = (page: number, looks: number) =>
      logGates(
        { series: [series('alongside', [page]), series('unsealed', [100])], apiPeak: 1, notes: [] },
        { series: [series('door', [looks])], apiPeak: 1, notes: [] },
        options,
      ).map(({ passed }) => passed);
    expect(log(85, 1000)).toEqual([true, true]);
    expect(log(84, 1000)).toEqual([true, false]);
    expect(log(85, 999)).toEqual([false, true]);
  });

  it('of the decision hold the page to the simple rule, and the simple rule to the envelope', () => {
    const one = (contender: Series['contender'], perSecond: number, postgresMs: number): Series => ({
      ...{ contender, connections: 16, rounds: [{ perSecond, contenderMs: 1, postgresMs } as Seen] },
    });
    const met = (page: number, simple: number, postgresMs: number) =>
      decisionGates(
        { series: [one('alongside', page, postgresMs), one('simple rule', simple, 1), one('raw+log', 100, 1)], apiPeak: 1, notes: [] },
        options,
      ).map(({ passed }) => passed);
    expect(met(63, 85, 1.69)).toEqual([true, true, true]);
    expect(met(63, 84, 1.69)).toEqual([false, true, true]);
    expect(met(63, 85, 1.71)).toEqual([true, false, true]);
    expect(met(62, 85, 1.69)).toEqual([true, true, false]);
    expect(decisionGates({ series: [], apiPeak: 1, notes: [] }, options).map(({ passed }) => passed)).toEqual([false, false, false]);
  });

  it('of the load are for a list of 10,000 rows', () => {
    const met = (rows: number, firstSeconds: number) => loadGates({ rows, firstSeconds }).map(({ passed }) => passed);
    expect(met(10_000, 59.9)).toEqual([true]);
    expect(met(10_000, 60)).toEqual([false]);
    expect(met(500, 1)).toEqual([]);
  });

  it('are missed where nothing was measured', () => {
    expect(missed({ series: [], apiPeak: NaN, notes: [] })).toHaveLength(4);
    expect(throughputRatio([], 'alongside', 'raw', 16)).toBeNaN();
  });

  it('stand in a table that says which was missed', () => {
    expect(gateTable(pageGates(comparison(49), options))).toContain('| person page to raw, 16 connections | ≥ 0.5 | 0.49 | missed |');
  });
});

it('writes numbers to the right', () => {
  expect(
    markdown([
      ['name', 'ms'],
      ['raw', '1.5'],
    ]),
  ).toEqual(['| name | ms |', '| --- | ---: |', '| raw | 1.5 |']);
});

describe('answers', () => {
  const page = (words: string, more: object = {}) => ({ id: '1', story: { nodes: [{ id: '2', words, ...more }], pageInfo: {} } });

  it('are alike whatever the spelling of a moment', () => {
    const answer = (at: string) => readApi(JSON.stringify({ data: { person: { ...page('a'), since: at } } }));
    expect(difference(answer('2026-01-01T00:00:00.000Z'), answer('2026-01-01T01:00:00+01:00'))).toBeUndefined();
  });

  it('differ where a word does, and it is said where', () => {
    expect(difference(page('a'), page('b'))).toBe('story.nodes.0.words: "a" and "b"');
    expect(difference({ nodes: [1, 2] }, { nodes: [1] })).toBe('nodes: 2 of them and 1');
  });

  it('may have more on our side, which is said', () => {
    expect(difference(page('a', { source: 'x' }), page('a'))).toBeUndefined();
    expect(missing(page('a', { source: 'x' }), page('a'))).toEqual(['story.nodes.source']);
  });

  it('are no page where there is an error', () => {
    expect(() => readApi('{"data":null,"errors":[]}')).toThrow('There is no person');
  });
});

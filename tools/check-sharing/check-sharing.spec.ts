import { describe, expect, it } from 'vitest';
import type { Decider } from '../../libs/consent/model/src/decision/decider.ts';
import type { Answer } from '../../libs/consent/model/src/decision/question.ts';
import { aWorld, nurseAsks } from '../../libs/consent/model/src/testing/a-world.ts';
import { openBrokenTypeScript } from './broken-typescript.ts';
import { inWords as mutantsInWords } from './check-mutants.ts';
import { inWords, ofOneMind } from './compare.ts';
import { typescriptDecider } from './deciders.ts';
import { readOptions } from './options.ts';
import { shrink } from './shrink.ts';
import { MUTANTS } from './typescript-mutants.ts';

const shown: Answer = { result: 'SHOW', level: 'full', rule: 'D10', duties: ['we-have-to', 'not-by-message'] };
const said = (...answers: Answer[]) => answers.map((answer, at) => ({ by: String(at), answer }));

/** The decision without any seal in it: a second side that is wrong on purpose. */
const blindToSeals: Decider = {
  name: 'blind to seals',
  askAll: (world, questions) => typescriptDecider.askAll({ ...world, seals: [] }, questions),
  close: () => Promise.resolve(),
};

describe('being of one mind', () => {
  it('does not ask for an order of duties, and asks for the same ones', () => {
    expect(ofOneMind(said(shown, { ...shown, duties: ['not-by-message', 'we-have-to'] }), undefined)).toBe(true);
    expect(ofOneMind(said(shown, { ...shown, duties: ['we-have-to'] }), undefined)).toBe(false);
    expect(ofOneMind(said(shown, { ...shown, rule: 'D9' }), undefined)).toBe(false);
  });

  it('takes the duties that a line expects as the least', () => {
    expect(ofOneMind(said(shown), { ...shown, duties: ['we-have-to'] })).toBe(true);
    expect(ofOneMind(said(shown), { ...shown, duties: ['ask'] })).toBe(false);
    expect(ofOneMind(said(shown), { ...shown, level: 'minimum' })).toBe(false);
  });

  it('is never so where nobody said anything', () => {
    expect(ofOneMind([], shown)).toBe(false);
  });

  it('is told in one line', () => {
    expect(inWords(shown)).toBe('SHOW full by D10 (not-by-message, we-have-to)');
  });
});

describe('making a world smaller', () => {
  it('leaves out what the disagreement does not need, and keeps what it does', async () => {
    const world = aWorld({
      seals: [
        { person: 'kelly', named: [] },
        { entry: 'another', named: [] },
      ],
      visits: [{ worker: 'nurse', person: 'pat' }],
    });
    const small = await shrink([blindToSeals, typescriptDecider], world, nurseAsks());
    expect(small.seals).toEqual([{ person: 'kelly', named: [] }]);
    expect(small.visits).toBeUndefined();
    expect(small.choices).toHaveLength(1);
    expect(Object.keys(small.people ?? {})).toEqual(['kelly']);
  });
});

describe('the command line', () => {
  it('reads what to check, and one thing at a time', () => {
    expect(readOptions(['--questions', '1_000_000', '--seed', '7'])).toEqual({
      kind: 'questions',
      questions: 1_000_000,
      perWorld: 20,
      seed: 7,
      postgres: true,
    });
    expect(readOptions(['--worlds', 'a.ndjson', '--without-postgres'])).toEqual({ kind: 'worlds', file: 'a.ndjson', postgres: false });
    expect(readOptions(['--mutants', '--seed', '7'])).toEqual({ kind: 'mutants', seed: 7, postgres: true });
    expect(readOptions([])).toEqual({ kind: 'help' });
    expect(() => readOptions(['--mutants', '--questions', '5'])).toThrow('one thing at a time');
    expect(() => readOptions(['--questions', 'many'])).toThrow('whole number');
    expect(() => readOptions(['--quick'])).toThrow('--quick');
  });
});

describe('the mistakes', () => {
  it('are counted for each decision, and those that live are named', () => {
    expect(
      mutantsInWords([
        ['TypeScript', { made: 3, alive: [] }],
        ['PostgreSQL', { made: 2, alive: ['a rule without its end'] }],
      ]).split('\n'),
    ).toEqual([
      'Mistakes in          made      noticed  not noticed',
      'TypeScript              3            3            0',
      'PostgreSQL              2            1            1',
      'Not noticed in PostgreSQL: a rule without its end',
    ]);
  });

  it('are noticed where they change an answer, and live where they change none', async () => {
    const decision = openBrokenTypeScript(7, 5);
    try {
      const mistake = (text: string, instead: string) => ({ what: instead, file: 'decide.ts', text, mistake: instead });
      expect(await decision.noticed(mistake('facts.now < at(until)', 'facts.now >= at(until)'))).toBeGreaterThan(0);
      expect(await decision.noticed(mistake('facts.now < at(until)', 'at(until) > facts.now'))).toBeUndefined();
      await expect(decision.noticed(mistake('no such text', ''))).rejects.toThrow('0 times');
    } finally {
      decision.close();
    }
  });

  it('are at least 60, each another one', () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(60);
    expect(new Set(MUTANTS.map(({ file, text, mistake }) => `${file} ${text} ${mistake}`)).size).toBe(MUTANTS.length);
    expect(new Set(MUTANTS.map(({ what }) => what)).size).toBe(MUTANTS.length);
  });
});

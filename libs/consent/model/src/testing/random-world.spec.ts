import { beforeAll, describe, expect, it } from 'vitest';
import { decideAll } from '../decision/decide.ts';
import { type Answer, duties, type Question, rules } from '../decision/question.ts';
import type { World } from '../decision/world.ts';
import { randomWorld } from './random-world.ts';
import { readQuestion, readWorld } from './read-worlds.ts';

interface Asked {
  world: World;
  question: Question;
  answer: Answer;
}

const WORLDS = 2500;
const PER_WORLD = 20;

const asked: Asked[] = [];
beforeAll(() => {
  for (let seed = 1; seed <= WORLDS; seed++) {
    const { world, questions } = randomWorld(seed, PER_WORLD);
    decideAll(world, questions).forEach((answer, at) => {
      const question = questions[at];
      if (question) asked.push({ world, question, answer });
    });
  }
});

const timesThat = (is: (answer: Answer) => boolean) => asked.filter(({ answer }) => is(answer)).length;

describe('random worlds', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(randomWorld(7, 5)).toEqual(randomWorld(7, 5));
    expect(randomWorld(7, 5)).not.toEqual(randomWorld(8, 5));
  });

  it('are written as worlds are', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const { world, questions } = randomWorld(seed, 3);
      expect(readWorld(world)).toEqual(world);
      for (const question of questions) expect(readQuestion(question)).toEqual(question);
    }
  });

  it.each(rules)('let %s decide at least a hundred times in 50,000', (rule) => {
    expect(timesThat((answer) => answer.rule === rule)).toBeGreaterThan(100);
  });

  it.each(['full', 'summary', 'minimum'] as const)('show %s', (level) => {
    expect(timesThat((answer) => answer.level === level)).toBeGreaterThan(50);
  });

  it.each(duties)('give the duty %s', (duty) => {
    expect(timesThat((answer) => answer.duties.includes(duty))).toBeGreaterThan(25);
  });
});

describe('the decision on random worlds', () => {
  it('has a level with SHOW alone, and each duty once', () => {
    for (const { answer } of asked) {
      expect(answer.level !== null).toBe(answer.result === 'SHOW');
      expect(new Set(answer.duties).size).toBe(answer.duties.length);
    }
  });

  it('leaves no trace with HIDE, but for the alert of a conflict link', () => {
    for (const { answer } of asked) {
      if (answer.result === 'HIDE') expect(answer.duties).toEqual(answer.rule === 'D3' ? ['alert-guardian'] : []);
    }
  });

  it('never tells a resident that something exists', () => {
    for (const { question, answer } of asked) if (question.door === 'resident') expect(answer.result).not.toBe('EXISTS');
  });

  it('opens nothing to anyone once their session has ended', () => {
    for (const { world, question } of asked.slice(0, 5000)) {
      const [answer] = decideAll(world, [{ ...question, session: { ...question.session, ended: true } }]);
      expect(answer).toEqual({ result: 'HIDE', level: null, rule: 'D0', duties: [] });
    }
  });

  it('shows no worker anything of a person under a seal that names nobody, unless two people lifted it', () => {
    for (const { world, question } of asked.filter(
      ({ question: { door }, answer: { result } }) => door === 'worker' && result === 'SHOW',
    )) {
      const seals = Object.keys(world.people ?? {}).map((person) => ({ person, named: [] }));
      const [answer] = decideAll({ ...world, seals, releases: [] }, [question]);
      expect(answer?.result).not.toBe('SHOW');
    }
  });

  it('shows nothing to a worker whom a link keeps from everyone', () => {
    for (const { world, question, answer } of asked.slice(0, 20_000)) {
      if (question.door !== 'worker' || answer.result === 'COUNTS') continue;
      const conflicts = Object.keys(world.people ?? {}).map((person) => ({
        actor: question.actor.worker,
        person,
        kind: 'ex' as const,
        state: 'detected' as const,
      }));
      expect(decideAll({ ...world, conflicts }, [question])[0]?.result).toBe('HIDE');
    }
  });
});

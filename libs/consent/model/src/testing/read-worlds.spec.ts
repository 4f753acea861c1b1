import { describe, expect, it } from 'vitest';
import { aWorld, nurseAsks } from './a-world.ts';
import { NoWorld, readCases, readLines } from './read-worlds.ts';

const line = (more: object = {}) => JSON.stringify({ n: '1', title: 'a line', world: aWorld(), question: nurseAsks(), ...more });

describe('reading worlds', () => {
  it('gives back what was written, and asks a line without a world of the world before', () => {
    const expected = { result: 'SHOW', level: 'full', rule: 'D10', duties: [] };
    const [first, second] = readCases(
      `${line({ expect: expected })}\n\n${JSON.stringify({ n: '2', question: nurseAsks({ purpose: '' }) })}\n`,
    );
    expect(first).toEqual({ line: 1, n: '1', title: 'a line', world: aWorld(), question: nurseAsks(), expect: expected });
    expect(second).toMatchObject({ line: 3, n: '2', expect: undefined });
    expect(second?.world).toBe(first?.world);
  });

  it('leaves out what is null: it is not known, or names nobody', () => {
    const world = { ...aWorld(), choices: [{ ...aWorld().choices?.[0], organisations: [null], say: null }] };
    expect(readCases(line({ world }))[0]?.world.choices?.[0]).toMatchObject({ organisations: [] });
  });

  it('takes what the format lets be missing: a purpose, a session, lists, and a flag that is false', () => {
    const { purpose: _purpose, session: _session, ...question } = nurseAsks();
    const bare = { ...question, counts: false };
    for (const asked of [bare, { ...bare, purpose: null, session: null }])
      expect(readCases(line({ question: asked }))[0]?.question).toEqual({ ...question, purpose: '', session: {} });
    const world = { ...aWorld(), choices: [{ person: 'kelly', by: 'kelly', answer: 'no' }] };
    expect(readCases(line({ world }))[0]?.world.choices).toEqual([
      { person: 'kelly', by: 'kelly', answer: 'no', organisations: [], categories: [] },
    ]);
    const [first, second] = readCases(`${line()}\n${line({ world: null, expect: null })}`);
    expect(second).toMatchObject({ expect: undefined });
    expect(second?.world).toBe(first?.world);
  });

  it('takes a byte order mark, lines that end as on Windows, and UTC however it is written', () => {
    const world = { ...aWorld(), now: '2026-11-21T10:03+00:00' };
    expect(readCases(`\uFEFF${line({ world })}\r\n\r\n`)[0]?.world.now).toBe('2026-11-21T10:03:00Z');
  });

  it('goes on after a bad line, and asks nothing of a world that is older than it', () => {
    const withoutWorld = JSON.stringify({ n: 'next', question: nurseAsks() });
    const read = readLines([line(), '{', withoutWorld, line(), line({ question: {} }), withoutWorld].join('\n'));
    expect(read.map((one) => (one instanceof NoWorld ? one.message.split(':').slice(0, 2).join(':') : one.n))).toEqual([
      '1',
      'line 2: is not JSON',
      'line 3: world',
      '1',
      'line 5: question.door',
      'next',
    ]);
  });

  it.each([
    ['the line that is no JSON', '{', /^line 1: is not JSON/],
    ['a line that is a list', '[]', /^line 1: must be an object/],
    ['a first line without a world', JSON.stringify({ question: nurseAsks() }), /^line 1: world/],
    [
      'the path of a word that is not known',
      line({ world: { ...aWorld(), choices: [{ ...aWorld().choices?.[0], answer: 'maybe' }] } }),
      /^line 1: world\.choices\.0\.answer/,
    ],
    [
      'an instant without its zone',
      line({ world: { ...aWorld(), now: '2026-11-21T10:03:00' } }),
      /^line 1: world\.now: must be an instant/,
    ],
    [
      'a day that is none',
      line({ world: { ...aWorld(), people: { kelly: { born: '2026-02-30' } } } }),
      /^line 1: world\.people\.kelly\.born: must be a day/,
    ],
    [
      'a category that is none',
      line({ world: aWorld({}, { categories: ['14' as '13'] }) }),
      /^line 1: world\.entries\.entry\.categories\.0/,
    ],
    [
      'a question about nothing',
      line({ question: { ...nurseAsks(), entry: undefined } }),
      /^line 1: question: must have one of entry, look, person, counts/,
    ],
    ['a question about two things', line({ question: { ...nurseAsks(), counts: true } }), /^line 1: question: must have one of/],
    ['a duty that is none', line({ expect: { result: 'HIDE', level: null, rule: 'D1', duties: ['sing'] } }), /^line 1: expect\.duties\.0/],
  ])('says %s', (_, text, message) => {
    expect(() => readCases(text)).toThrow(message);
  });
});

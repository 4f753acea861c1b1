import { expect, it } from 'vitest';
import { closingOf, closingTable } from './closing-table.ts';

const table = closingTable([
  ['Rules', Array.from({ length: 15 }, (_, n): [string, number] => [`rule ${n}`, n * 1000])],
  ['Questions', 12],
  ['Never', []],
]);

it('has a label a line, and goes on below it where a line is full', () => {
  const lines = table.split('\n');
  expect(lines.map((line) => line.slice(0, 11))).toEqual(['Rules      ', '           ', 'Questions  ', 'Never      ']);
  expect(lines[0]).toContain('rule 0 0, rule 1 1000,');
  expect(lines[1]).toContain('rule 14 14000');
  expect(lines.slice(2).map((line) => line.slice(11))).toEqual(['12', 'none']);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(121);
});

it('is found again at the end of what was printed', () => {
  expect(closingOf(`5 questions, seed 1\n  2 of 5\n\nLine 3 differs\n\n${table}\n`)).toBe(table);
  expect(closingOf('')).toBe('');
});

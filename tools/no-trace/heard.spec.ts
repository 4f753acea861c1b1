import { expect, it } from 'vitest';
import { Heard } from './heard.ts';

const kinds = ['entry', 'person', 'seal', 'place', 'record', 'link', 'override', 'involvement', 'choice', 'alerts'] as const;

it('names each kind of hidden thing beside which nothing was answered, and each operation that was refused throughout', () => {
  const heard = new Heard();
  heard.add(
    kinds.filter((kind) => kind !== 'seal').map((kind) => ({ kind })),
    22,
    ['Today', 'Today', 'Person'],
  );
  heard.add([{ kind: 'seal' }], 22, []);
  expect(heard.silentKinds()).toEqual(['seal']);
  expect(Object.fromEntries(heard.rows(['Today', 'Person', 'Story']))['Operations always refused']).toEqual(['Story']);
  heard.add([{ kind: 'seal' }, { kind: 'seal' }], 22, ['Story']);
  expect(heard.silentKinds()).toEqual([]);
  const rows = Object.fromEntries(heard.rows(['Today', 'Person', 'Story']));
  expect(rows['Pairs by what is hidden']).toContainEqual(['seal', 44]);
  expect(rows['Least often answered']).toEqual([
    ['Person', 1],
    ['Story', 1],
    ['Today', 2],
  ]);
});

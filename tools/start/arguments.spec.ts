import { expect, it } from 'vitest';
import { readArguments } from './arguments.ts';
import { readSettings, ROOT } from './settings.ts';

it('opens the demo where nothing is said, and a place of one’s own where it is asked for', () => {
  expect(readArguments([])).toEqual({ empty: false, help: false });
  expect(readArguments(['--empty'])).toEqual({ empty: true, help: false });
  expect(readArguments(['--help'])).toMatchObject({ help: true });
});

it.each([['--emtpy'], ['empty'], ['--empty=yes'], ['--empty', '--demo'], ['']])('starts nothing for %j', (...given) => {
  expect(() => readArguments(given)).toThrow(/nothing was started[^]*npm start -- --empty/);
});

it('keeps a place of one’s own apart from the demo, unless a folder is named', () => {
  expect(readSettings({}).dataFolder).toBe(`${ROOT}/.data`);
  expect(readSettings({}, { empty: true }).dataFolder).toBe(`${ROOT}/.data-own`);
  expect(readSettings({ ALONGSIDE_DATA: '/elsewhere' }, { empty: true }).dataFolder).toBe('/elsewhere');
});

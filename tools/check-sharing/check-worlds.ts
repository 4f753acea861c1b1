import { readFileSync } from 'node:fs';
import type { Decider } from '../../libs/consent/model/src/decision/decider.ts';
import { NoWorld, readLines, type SharingCase } from '../../libs/consent/model/src/testing/read-worlds.ts';
import { ClearError, codeOf } from '../clear-error.ts';
import { closingTable } from '../closing-table.ts';
import { askEach, ofOneMind, type Said, whoSaidWhat } from './compare.ts';
import { Tally } from './tally.ts';

/**
 * Asks the questions of a file of every side, prints each line on which they and its expectation are not of one mind, and the counts. A line that cannot
 * be read or asked is named, and the others are asked.
 */
export async function checkWorlds(file: string, deciders: readonly Decider[]): Promise<number> {
  const lines = read(file);
  const cases = lines.flatMap((line) => (line instanceof NoWorld ? [] : [line]));
  for (const line of lines) if (line instanceof NoWorld) console.log(`\n${line.message.replace(/^l/, 'L')}`);
  const groups = byWorld(cases);
  const tally = new Tally();
  let [differ, unasked] = [0, 0];
  for (const group of groups) {
    for (const [{ line, n, title, expect }, said] of await askGroup(deciders, group)) {
      if (said instanceof Error) {
        unasked += 1;
        console.log(`\nLine ${line}, ${n}: could not be asked: ${said.message}`);
        continue;
      }
      for (const { answer } of said.slice(-1)) tally.add(answer);
      if (ofOneMind(said, expect)) continue;
      differ += 1;
      console.log(`\nLine ${line}, ${n}: ${title}\n${whoSaidWhat(said, expect)}`);
    }
  }
  const unread = lines.length - cases.length;
  console.log(
    `\n${closingTable([
      ...tally.rows(),
      ['Sides', deciders.map(({ name }) => name).join(', ')],
      ['Worlds', groups.length],
      ['Questions', cases.length],
      ['With an expectation', cases.filter(({ expect }) => expect).length],
      ['Lines not read', unread],
      ['Lines not asked', unasked],
      ['Not of one mind', differ],
    ])}`,
  );
  return differ + unread + unasked === 0 && cases.length > 0 ? 0 : 1;
}

/** What each side said to each line about one world. What one question breaks is asked again one by one. */
async function askGroup(deciders: readonly Decider[], group: readonly SharingCase[]): Promise<(readonly [SharingCase, Said[] | Error])[]> {
  const [first] = group;
  if (!first) return [];
  try {
    const said = await askEach(
      deciders,
      first.world,
      group.map(({ question }) => question),
    );
    return group.map((one, at) => [one, said[at] ?? []]);
  } catch (error) {
    if (group.length === 1) return [[first, error instanceof Error ? error : new Error(String(error))]];
    const each = [];
    for (const one of group) each.push(...(await askGroup(deciders, [one])));
    return each;
  }
}

/** Questions that follow each other about one world are asked together. */
function byWorld(cases: readonly SharingCase[]): SharingCase[][] {
  const groups: SharingCase[][] = [];
  for (const one of cases) {
    const last = groups.at(-1);
    if (last?.[0]?.world === one.world) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

function read(file: string): (SharingCase | NoWorld)[] {
  try {
    return readLines(readFileSync(file, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw new ClearError(`There is no file ${file}.`);
    throw error;
  }
}

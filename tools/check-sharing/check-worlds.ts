import { readFileSync } from 'node:fs';
import type { Decider } from '../../libs/consent/model/src/decision/decider.ts';
import { NoWorld, readCases, type SharingCase } from '../../libs/consent/model/src/testing/read-worlds.ts';
import { ClearError, codeOf } from '../clear-error.ts';
import { askEach, ofOneMind, whoSaidWhat } from './compare.ts';
import { Tally } from './tally.ts';

/** Asks the questions of a file of every side, prints each line on which they and its expectation are not of one mind, and the counts. */
export async function checkWorlds(file: string, deciders: readonly Decider[]): Promise<number> {
  const cases = read(file);
  const tally = new Tally();
  let [differ, worlds] = [0, 0];
  for (const group of byWorld(cases)) {
    worlds += 1;
    const [first] = group;
    if (!first) continue;
    const said = await askEach(
      deciders,
      first.world,
      group.map(({ question }) => question),
    );
    group.forEach(({ line, n, title, expect }, at) => {
      const each = said[at] ?? [];
      for (const { answer } of each.slice(-1)) tally.add(answer);
      if (ofOneMind(each, expect)) return;
      differ += 1;
      console.log(`\nLine ${line}, ${n}: ${title}\n${whoSaidWhat(each, expect)}`);
    });
  }
  const expecting = cases.filter(({ expect }) => expect).length;
  console.log(`\n${tally.toString()}

Sides                ${deciders.map(({ name }) => name).join(', ')}
Worlds               ${worlds}
Questions            ${cases.length}
With an expectation  ${expecting}
Not of one mind      ${differ}`);
  return differ === 0 && cases.length > 0 ? 0 : 1;
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

function read(file: string): SharingCase[] {
  try {
    return readCases(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof NoWorld) throw new ClearError(`${file}, ${error.message}`);
    if (codeOf(error) === 'ENOENT') throw new ClearError(`There is no file ${file}.`);
    throw error;
  }
}

import type { Decider } from '../../libs/consent/model/src/decision/decider.ts';
import type { Question } from '../../libs/consent/model/src/decision/question.ts';
import type { World } from '../../libs/consent/model/src/decision/world.ts';
import { askEach, same } from './compare.ts';

/** How many smaller worlds are tried: each is loaded by every side. */
const MOST = 600;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = (string | number)[];

/** A world with fewer facts in which the sides still differ about the question: facts are left out while they do. */
export async function shrink(deciders: readonly Decider[], world: World, question: Question, most = MOST): Promise<World> {
  let tried = 0;
  const [before] = await askEach(deciders, world, [question]);
  const stillDiffers = async (candidate: World): Promise<boolean> => {
    tried += 1;
    try {
      const [said] = await askEach(deciders, candidate, [question]);
      // the same disagreement, not another one that a smaller world happens to have
      return said !== undefined && said.every(({ answer }, side) => before?.[side] !== undefined && same(answer, before[side].answer));
    } catch {
      return false; // a world that one side cannot hold is no smaller example
    }
  };
  let smallest = world;
  for (let shrank = true; shrank && tried < most;) {
    shrank = false;
    // Whole lists and tables first, then their items, then the fields of items
    for (const path of pathsOf(smallest as unknown as Json)) {
      if (tried >= most) break;
      if (isNamedElsewhere(smallest, path, question)) continue;
      const candidate = without(smallest as unknown as Json, path);
      if (candidate === undefined) continue;
      if (await stillDiffers(candidate as unknown as World)) {
        smallest = candidate as unknown as World;
        shrank = true;
      }
    }
  }
  return smallest;
}

/** Every place from which something can be left out, the outermost first and the last of a list before the first. */
function pathsOf(json: Json): Path[] {
  const found: Path[] = [];
  const queue: { at: Json; path: Path }[] = [{ at: json, path: [] }];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { at, path } = next;
    if (typeof at !== 'object' || at === null) continue;
    const keys: (string | number)[] = Array.isArray(at) ? at.map((_, index) => index).reverse() : Object.keys(at);
    for (const key of keys) {
      const inner = [...path, key];
      if (!isNeeded(inner)) found.push(inner);
      queue.push({ at: (at as Record<string | number, Json>)[key] ?? null, path: inner });
    }
  }
  return found;
}

/** Whoever is named elsewhere stays: someone who is not there is another case. */
function isNamedElsewhere(world: World, path: Path, question: Question): boolean {
  const [table, id] = path;
  if (table !== 'people' && table !== 'workers' && table !== 'organisations') return false;
  if (path.length > 2 || (id === undefined && world[table] === undefined)) return false;
  const ids = id === undefined ? Object.keys(world[table] ?? {}) : [String(id)];
  const text = JSON.stringify([world, question]);
  return ids.some((one) => text.replace(`"${one}":`, '').includes(`"${one}"`));
}

/** A world without these is none. */
const isNeeded = (path: Path): boolean => {
  const [first] = path;
  const last = path.at(-1);
  if (first === 'now') return true;
  if (path.length !== 3) return false;
  const always = [
    'person',
    'worker',
    'organisation',
    'organisations',
    'categories',
    'state',
    'kind',
    'subject',
    'author',
    'household',
    'actor',
    'to',
    'by',
    'for',
    'purpose',
    'restsOn',
    'answer',
    'ground',
    'entry',
    'named',
    // an act without its instant is another case
    'givenAt',
    'at',
    'invokedAt',
    'mergedAt',
  ];
  return typeof last === 'string' && always.includes(last);
};

/** A copy without what is at the path; undefined where it is gone already. */
function without(json: Json, path: Path): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined || typeof json !== 'object' || json === null) return undefined;
  if (Array.isArray(json)) {
    if (typeof key !== 'number' || key >= json.length) return undefined;
    if (rest.length === 0) return json.filter((_, index) => index !== key);
    const inner = without(json[key] ?? null, rest);
    return inner === undefined ? undefined : json.map((item, index) => (index === key ? inner : item));
  }
  if (!(key in json)) return undefined;
  const copy = { ...json };
  if (rest.length === 0) {
    delete copy[key];
    return copy;
  }
  const inner = without(json[key] ?? null, rest);
  return inner === undefined ? undefined : { ...copy, [key]: inner };
}

import type { Question } from '../decision/question.ts';
import type { World } from '../decision/world.ts';
import { Random } from './random.ts';
import { randomAccess, randomProtection } from './random-access.ts';
import { castOf } from './random-cast.ts';
import { randomEntries, randomLooks } from './random-entries.ts';
import { quietly } from './random-quiet.ts';
import { randomQuestion } from './random-question.ts';
import { randomSettings } from './random-settings.ts';
import { randomAuthority, randomNeeds, randomSharing } from './random-sharing.ts';

/** A random world with questions about it. */
export interface RandomWorld {
  world: World;
  questions: Question[];
}

/** One world and its questions; the same seed gives the same. Plain JSON: nothing in it is undefined. */
export function randomWorld(seed: number, questions: number): RandomWorld {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995);
  // by a chance of their own: a world is otherwise what it is under the defaults
  const settings = randomSettings(new Random(Math.imul(seed, 0x85ebca6b) ^ 0x27d4eb2f));
  const cast = castOf(random, settings);
  const { organisations, workers, people } = cast;
  const entries = randomEntries(cast);
  const looks = randomLooks(cast);
  const world: World = {
    now: new Date(cast.times.now).toISOString(),
    settings,
    organisations,
    workers,
    people,
    entries,
    looks,
    needs: randomNeeds(cast),
    ...randomSharing(cast),
    ...randomAuthority(cast),
    ...randomAccess(cast),
    ...randomProtection(cast),
  };
  const quiet = (cast.theme === 'choices' || cast.theme === 'merges') && random.in100(85);
  const asked = random.times(questions, () => randomQuestion(cast, Object.keys(entries), Object.keys(looks)));
  return JSON.parse(JSON.stringify({ world: quiet ? quietly(cast, world) : world, questions: asked })) as RandomWorld;
}

import type { Making } from './people.ts';
import { idAt, type Random } from './random.ts';
import { PLACES_OF_TALK, SENTENCES } from './words.ts';

const DAY = 86_400_000;
const EVERYDAY = ['about_me', 'life', 'health', 'care'];

const words = (random: Random): string => Array.from({ length: random.between(2, 7) }, () => random.one(SENTENCES)).join(' ');

function categories(random: Random): string[] {
  if (random.chance(0.05)) return [];
  if (random.chance(0.05)) return [random.one(['mind_and_substances', 'safeguarding', 'justice', 'told_in_confidence'])];
  return random.some(EVERYDAY, random.between(1, 2));
}

/** The person's story, spread over the time since they were added, by whoever is with them. */
export function addEntries({ person, place, base, random, rows, beside, organisationOf }: Making, count: number, added: number): void {
  for (let n = 0; n < count; n++) {
    const occurred = added + Math.floor(((n + random.fraction()) / count) * (base - added - DAY));
    const entry = idAt(occurred, random);
    const author = random.one(beside);
    const kind = random.chance(0.05) ? 'life_event' : 'conversation';
    const shown = random.chance(0.9) ? 'now' : random.one(['after_we_talk', 'held']);
    const amended = random.chance(0.03) ? new Date(occurred + DAY) : null;
    rows.entries.push([
      ...[person, entry, place.id, idAt(occurred, random), kind, new Date(occurred), new Date(occurred + random.between(0, 180) * 60_000)],
      ...[random.chance(0.6) ? random.one(PLACES_OF_TALK) : null, author.id, organisationOf(author), words(random), categories(random)],
      ...[shown, shown === 'held' ? 'Until we have spoken.' : null, amended ? 2 : 1, amended],
    ]);
    if (amended)
      rows.entry_amendments.push([
        ...[person, idAt(occurred, random), entry, place.id, 2, words(random), 'A day was wrong.', author.id, amended],
      ]);
  }
}

import { randomUUID } from 'node:crypto';
import { ask } from './database.ts';

/** A person of a journey's own in the demo place, with these workers alongside for every organisation that they are members of. */
export async function someoneWith(fullName: string, ...workers: readonly string[]): Promise<string> {
  const id = randomUUID();
  await ask(
    `insert into people (person_id, place_id, preferred_name, full_name, added_by, added_at)
     select $1, place_id, split_part($2, ' ', 1), $2, worker_id, now() from workers where name = 'Priya Nair'`,
    [id, fullName],
  );
  await ask(
    `insert into involvements (person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at)
     select $1, gen_random_uuid(), m.place_id, m.worker_id, m.organisation_id, 'alongside', 'asked to', now() - interval '1 day'
     from memberships m join workers w using (worker_id) where w.name = any ($2) and m.until_at is null`,
    [id, workers],
  );
  return id;
}

/** Gives them a birth date that nobody of the same name has, and a lead person. Gives the full details, as they are typed. */
export async function inFull(personId: string, lead = 'Priya Nair'): Promise<string> {
  const [row] = await ask<{ typed: string }>(
    `update people set birth_date = date '1940-01-01' + (random() * 20000)::integer, version = version + 1 where person_id = $1
     returning full_name || ' ' || to_char(birth_date, 'DD/MM/YYYY') as typed`,
    [personId],
  );
  await ask(
    `insert into lead_workers (person_id, lead_id, place_id, worker_id, organisation_id, from_at)
     select $1, gen_random_uuid(), m.place_id, m.worker_id, m.organisation_id, now() - interval '1 day'
     from memberships m join workers w using (worker_id) where w.name = $2 and m.until_at is null`,
    [personId, lead],
  );
  return row?.typed ?? '';
}

/** What a worker wrote, for the organisation that they are a member of. */
export async function wordsBy(worker: string, personId: string, category: string, words: string): Promise<void> {
  await ask(
    `insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, author_id, organisation_id, words, categories, shown_to_person)
     select $1, gen_random_uuid(), m.place_id, gen_random_uuid(), 'conversation', date_trunc('milliseconds', now()), now(), m.worker_id, m.organisation_id, $2, array[$3], 'now'
     from memberships m join workers w using (worker_id) where w.name = $4 and m.until_at is null limit 1`,
    [personId, words, category, worker],
  );
}

/** What Priya wrote about their home, money and work; they agreed that Millbrook Housing reads that. */
export async function wordsForHousing(personId: string, words: string): Promise<void> {
  await wordsBy('Priya Nair', personId, 'life', words);
  await ask(
    `insert into sharing_choices (person_id, choice_id, place_id, organisation_id, category, answer, given_by, given_at)
     select $1, gen_random_uuid(), o.place_id, o.organisation_id, 'life', 'yes', $1, now() - interval '1 day' from organisations o where o.name = 'Millbrook Housing'`,
    [personId],
  );
}

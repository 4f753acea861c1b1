import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { lineOf, linkOf, NOTHING_BEFORE, readLine, rootOf, type Seal, signed } from '@alongside/access-log/model';
import { openSigningKey } from './seals/keys.ts';
import { type Run, startSealing } from './testing/start-sealing.ts';

// Somebody with every right on the database changes the log, and the check finds it. Three seals, made yesterday, with three looks each.
const { database, files, sealer, another, look, after, kindsAfter } = startSealing();
const at = (minute: number, second = 0) =>
  new Date(Date.now() - 86_400_000 + minute * 60_000 + second * 1000).toISOString().replace('Z', '123Z');
const nothing = () => Promise.resolve();
const ids: string[] = [];
const witness = () => readFileSync(files().witness, 'utf8');
const lines = () => witness().trim().split('\n');

beforeAll(async () => {
  for (const minute of [0, 1, 2]) {
    await database.setClock(at(minute, 30));
    const entryIds = Array.from({ length: minute }, () => uuidv7());
    ids.push(...(await look(...[1, 2, 3].map((second) => ({ at: at(minute, second), entryIds, rules: ['D5', `"é\\\n${minute}`] })))));
    await sealer().pass();
  }
  await database.setClock(undefined);
});

it('finds nothing in a log that nobody has touched', async () => {
  expect(await after(nothing)).toEqual({ findings: [], seals: 3, looks: 9 });
});

describe('an edited look', () => {
  it.each([
    ['place_id', 'gen_random_uuid()'],
    ['person_id', 'gen_random_uuid()'],
    ['worker_id', 'gen_random_uuid()'],
    ['organisation_id', 'gen_random_uuid()'],
    ['session_id', 'gen_random_uuid()'],
    ['request_id', 'gen_random_uuid()'],
    ['role', "'supervisor'"],
    ['purpose', "'emergency'"],
    ['operation', "'People'"],
    ['kind', "'listed'"],
    ['result', "'denied'"],
    ['entry_ids', 'entry_ids || gen_random_uuid()'],
    ['rules', "array['D10']"],
    ['rules', 'rules[1:1]'],
  ])('is found by its %s', async (column, value) => {
    const { findings } = await after((run) => run(`update access_events set ${column} = ${value} where event_id = $1`, [ids[4]]));
    expect(findings).toEqual([
      { kind: 'edited', words: expect.stringMatching(`^Seal 2, ${at(1).slice(0, 7)}, look ${ids[4]}: it says something else`) as string },
    ]);
  });

  it('is found by its time and by its own id, as one that went and one that came', async () => {
    expect(
      await kindsAfter((run) => run("update access_events set at = at + interval '1 microsecond' where event_id = $1", [ids[4]])),
    ).toEqual(['removed', 'without a seal']);
    expect(await kindsAfter((run) => run('update access_events set event_id = gen_random_uuid() where event_id = $1', [ids[4]]))).toEqual([
      'removed',
      'without a seal',
    ]);
  });

  it('is found where its leaf was made anew too', async () => {
    const harm = async (run: Run) => {
      await run("update access_events set operation = 'People' where event_id = $1", [ids[4]]);
      await run('update log_leaves l set leaf = e.leaf from access_events e where e.event_id = l.event_id');
    };
    expect(await kindsAfter(harm)).toEqual(['another root']);
  });
});

describe('a removed look', () => {
  it('is found, and named by its id alone', async () => {
    const { findings } = await after((run) => run('delete from access_events where event_id = $1', [ids[3]]));
    expect(findings.map(({ words }) => words)).toEqual([
      `Seal 2, ${at(1).slice(0, 7)}, look ${ids[3]}: it was sealed, and is not in the log any more.`,
    ]);
  });

  it('is found where its leaf went with it', async () => {
    const harm = async (run: Run) => {
      await run('delete from access_events where event_id = $1', [ids[3]]);
      await run('delete from log_leaves where event_id = $1', [ids[3]]);
    };
    expect(await kindsAfter(harm)).toEqual(['another root', 'removed']);
  });

  it('is found where the others moved up over the gap', async () => {
    const harm = async (run: Run) => {
      await run('delete from access_events where event_id = $1', [ids[3]]);
      await run('delete from log_leaves where event_id = $1', [ids[3]]);
      await run('update log_leaves set position = -position where position > 4');
      await run('update log_leaves set position = -position - 1 where position < 0');
      await run('update log_seals set last_position = last_position - 1 where number = 2');
      await run('update log_seals set first_position = first_position - 1, last_position = last_position - 1 where number = 3');
    };
    expect(await kindsAfter(harm)).toEqual(['another root', 'another seal', 'broken link', 'forged']);
  });
});

describe('a look that was put in', () => {
  const copyOf = (run: Run, changed: string) =>
    run(
      `insert into access_events (place_id, person_id, at, event_id, worker_id, organisation_id, role, session_id, purpose, operation, kind, result, entry_ids, rules, request_id)
       select ${changed}, worker_id, organisation_id, role, session_id, purpose, operation, kind, result, entry_ids, rules, request_id from access_events where event_id = $1`,
      [ids[1]],
    );

  it('is found', async () => {
    expect(await kindsAfter((run) => copyOf(run, 'place_id, person_id, at, gen_random_uuid()'))).toEqual(['without a seal']);
  });

  it('is found where it stands beside one with the same time and id', async () => {
    expect(await kindsAfter((run) => copyOf(run, 'place_id, gen_random_uuid(), at, event_id'))).toContain('doubled');
  });

  it('is found where it was put into a seal', async () => {
    const harm = async (run: Run) => {
      await copyOf(run, "place_id, person_id, at + interval '1 millisecond', gen_random_uuid()");
      await run('update log_leaves set position = -position where position > 2');
      await run('update log_leaves set position = -position + 1 where position < 0');
      await run(`insert into log_leaves (position, at, event_id, leaf) select 3, at, event_id, leaf from access_events e
        where not exists (select from log_leaves l where l.event_id = e.event_id)`);
    };
    expect(await kindsAfter(harm)).toEqual(['another root', 'removed']);
  });
});

it('finds looks in another order', async () => {
  const swapped = async (run: Run) => {
    await run('update log_leaves set position = -position where position in (4, 5)');
    await run('update log_leaves set position = 9 + position where position < 0');
  };
  expect(await kindsAfter(swapped)).toEqual(['another root', 'reordered']);
  const times = (run: Run) =>
    run('update access_events e set at = o.at from access_events o where (e.event_id, o.event_id) in (($1, $2), ($2, $1))', [
      ids[3],
      ids[4],
    ]);
  expect(await kindsAfter(times)).toEqual(['removed', 'without a seal']);
});

describe('a tail that was cut off', () => {
  const cut = async (run: Run) => {
    await run('delete from access_events e using log_leaves l where l.event_id = e.event_id and l.position > 6');
    await run('delete from log_leaves where position > 6');
    await run('delete from log_seals where number > 2');
  };

  it('is found by the witness', async () => {
    const { findings } = await after(cut);
    expect(findings.map(({ kind }) => kind)).toEqual(['cut tail']);
    expect(findings[0]?.words).toMatch(/holds seals up to 3, and the database ends at 2/);
  });

  it('is not found where the witness was cut in the same place: so it belongs somewhere else', async () => {
    expect(
      await kindsAfter(cut, {
        witnesses: [
          lines()
            .slice(0, 2)
            .map((line) => `${line}\n`)
            .join(''),
        ],
      }),
    ).toEqual([]);
  });

  it('is found where its seal alone went', async () => {
    expect(
      await kindsAfter((run) => run('delete from log_seals where number = 3'), { witnesses: [lines().slice(0, 2).join('\n')] }),
    ).toEqual(['removed']);
  });
});

describe('a witness', () => {
  it.each([
    ['whose end was cut', [0, 1], 'The witness holds no seal 3'],
    ['whose middle is missing', [0, 2], 'The witness holds no seal 2'],
    ['that was begun anew', [2], 'The witness holds no seals 1 to 2'],
    ['that is empty', [], 'The witness holds no seals 1 to 3'],
  ])('%s is found', async (_what, kept, words) => {
    const { findings } = await after(nothing, { witnesses: [kept.map((n) => `${lines()[n]}\n`).join('')] });
    expect(findings).toEqual([{ kind: 'cut witness', words: expect.stringContaining(words) as string }]);
  });

  it('may be in several files', async () => {
    const [one = '', two = '', three = ''] = lines();
    expect(await kindsAfter(nothing, { witnesses: [`${one}\n${two}\n`, `${two}\n${three}\n`] })).toEqual([]);
  });

  it('may hold half a line with the whole one behind it: a process was killed', async () => {
    const [one = '', two = '', three = ''] = lines();
    expect(await kindsAfter(nothing, { witnesses: [`${one}\n${two.slice(0, 50)}\n${two}\n${three}\n`] })).toEqual([]);
    expect(await kindsAfter(nothing, { witnesses: [`${one}\nnonsense\n${two}\n${three}\n`] })).toEqual(['unreadable']);
  });
});

describe('somebody who makes seals of their own', () => {
  /** Makes every seal anew over what stands in the log, with this key under this id. */
  const sealAnew = async (run: Run, key: KeyObject, keyId: string): Promise<Seal[]> => {
    const seals: Seal[] = [];
    for (const known of lines().map(readLine)) {
      if (!known) continue;
      const leaves = await run('select leaf from log_leaves where position between $1 and $2 order by position', [known.first, known.last]);
      const before = seals.at(-1);
      const seal = signed(
        { ...known, root: rootOf(leaves.map(({ leaf }) => leaf as Buffer)), previous: before ? linkOf(before) : NOTHING_BEFORE },
        key,
        keyId,
      );
      await run('update log_seals set root = $2, previous = $3, signature = $4, key_id = $5 where number = $1', [
        ...[seal.number, seal.root, seal.previous, seal.signature, seal.keyId],
      ]);
      seals.push(seal);
    }
    return seals;
  };
  const edit = async (run: Run) => {
    await run("update access_events set operation = 'People' where event_id = $1", [ids[4]]);
    await run('update log_leaves l set leaf = e.leaf from access_events e where e.event_id = l.event_id');
  };
  const { privateKey } = generateKeyPairSync('ed25519');

  it('is found without the key, whatever they call theirs, the witness exchanged or not', async () => {
    const { id } = openSigningKey(files().key, { make: false });
    let forged: Seal[] = [];
    const harm = async (run: Run) => {
      await edit(run);
      forged = await sealAnew(run, privateKey, id);
    };
    expect(await kindsAfter(harm)).toEqual(['another seal', 'forged']);
    expect(await kindsAfter(harm, { witnesses: [forged.map((seal) => `${lineOf(seal)}\n`).join('')] })).toEqual(['forged']);
  });

  it('is found with a key of their own, although database and witness agree', async () => {
    let forged: Seal[] = [];
    const harm = async (run: Run) => {
      await edit(run);
      forged = await sealAnew(run, privateKey, '0123456789abcdef');
    };
    await after(harm);
    const { findings } = await after(harm, { witnesses: [forged.map((seal) => `${lineOf(seal)}\n`).join('')] });
    expect(findings.map(({ kind }) => kind)).toEqual(['another key', 'another key', 'another key']);
  });

  it('is found with the true key by a witness that they did not reach', async () => {
    const { id, key } = openSigningKey(files().key, { make: false });
    const harm = async (run: Run) => {
      await edit(run);
      await sealAnew(run, key, id);
    };
    expect(await kindsAfter(harm)).toEqual(['another seal']);
  });

  it('is found where no key is trusted at all', async () => {
    expect(await kindsAfter(nothing, { trusted: new Map() })).toEqual(['another key', 'no key']);
  });
});

// Last, since it stays.
it('finds a look that was put in with an earlier date, and sealed', async () => {
  const [id] = await look({ at: at(-60) });
  await (await another()).pass(); // a process that starts looks back a day
  const { findings } = await after(nothing);
  expect(findings).toEqual([{ kind: 'back-dated', words: expect.stringContaining(`look ${id}: it is dated long before`) as string }]);
});

import { readFileSync } from 'node:fs';
import { v4 as uuidv4 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCases, type SharingCase } from '../../../libs/consent/model/src/testing/read-worlds.ts';
import { startApi } from '@alongside/platform/testing';
import { domains } from './domains.ts';
import operations from './operations.json' with { type: 'json' };
import { letWorldsIn, loadWorld } from './testing/a-world.ts';
import {
  documentFor,
  hasNoOperation,
  otherPurposesDomain,
  otherPurposesSafelist,
  WITHOUT_OPERATION,
} from './testing/purposes-without-operation.ts';

// The sharing cases of purposes that no operation of the apps has, over HTTP: a root field of this test alone states each of these purposes.

const cases = (
  readCases(
    readFileSync(new URL('../../../libs/consent/model/src/testing/sharing-cases.ndjson', import.meta.url), 'utf8'),
  ) as (SharingCase & { expect: NonNullable<SharingCase['expect']> })[]
).filter(hasNoOperation);
const asks = (purpose: string, shown: boolean) =>
  cases.filter(({ question, expect: { result } }) => question.purpose === purpose && (result === 'SHOW') === shown);

const api = startApi([...domains, otherPurposesDomain], { safelist: { ...operations, ...otherPurposesSafelist } });
const NOTHING = uuidv4();

beforeAll(async () => {
  await letWorldsIn(api.database);
  await api.database.setClock(cases[0]?.world.now);
});

async function load({ n, world, question }: SharingCase) {
  const loaded = await loadWorld(api.database, world, [question], `case ${n}:`);
  const entry = 'entry' in question ? question.entry : '';
  const actor = loaded.actorOf(0);
  const [personId, entryId] = [loaded.idOf(world.entries?.[entry]?.subject ?? ''), loaded.idOf(entry, 'entry')];
  return {
    entryId,
    /** What is answered about an entry, the ids that were asked for left out of the body. */
    ask: async (documentId: string, of = personId, id = entryId) => {
      const answer = await api.ask<{ entry: object }>(actor, documentId, { personId: of, id });
      return { ...answer, body: answer.body.replaceAll(id, '…') };
    },
    /** What the log says of looks that showed the entry, and that did not. */
    looks: () =>
      api.database.sql<{ purpose: string; result: string; rules: string[] }>(
        'select purpose, result, rules from access_events where worker_id = $1 and $2 = any (entry_ids) order by at, event_id',
        [actor.workerId, entryId],
      ),
  };
}

it('are six', () => {
  expect(cases.map(({ n }) => n).sort()).toEqual(['35', '37', '39', '44', '51', '66']);
});

describe.each(WITHOUT_OPERATION)('for %s', (purpose) => {
  const shown = asks(purpose, true);
  it.skipIf(shown.length === 0).each(shown)('$n: $title: shows the words of its level, and logs the line', async (row) => {
    const { level, rule } = row.expect;
    const { entryId, ask, looks } = await load(row);
    const { data } = await ask(documentFor(purpose));
    expect(data.entry).toEqual({ id: entryId, words: level === 'summary' ? 'One sentence.' : 'The words.', asSummary: rule === 'D11' });
    const [look, ...others] = await looks();
    expect(look).toMatchObject({ purpose, result: 'shown' });
    expect(look?.rules).toContain(rule);
    expect(others).toEqual([]);
  });

  const hidden = asks(purpose, false);
  it.skipIf(hidden.length === 0).each(hidden)('$n: $title: answers as if the entry were not', async (row) => {
    const { entryId, ask, looks } = await load(row);
    const { body, errors } = await ask(documentFor(purpose));
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect((await ask(documentFor(purpose), undefined, NOTHING)).body).toBe(body);
    expect((await ask(documentFor(purpose), NOTHING)).body).toBe(body);
    expect(await looks()).toMatchObject([
      { purpose, result: 'denied' },
      { purpose, result: 'denied' },
    ]);
    await api.database.sql('delete from entries where entry_id = $1', [entryId]);
    expect((await ask(documentFor(purpose))).body).toBe(body);
  });
});

import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { type Worker } from '@alongside/teams/api/testing';
import { peopleDomain } from './index.ts';
import { aPerson, aTown, looksAt, type Town } from './testing/index.ts';

const ASK =
  'mutation Ask($input: AskForCallBackInput!) { askForCallBack(input: $input) { __typename ... on CallBackAsked { id } ... on Problem { message } } }';
const DONE = 'mutation Done($input: CallBackDoneInput!) { callBackDone(input: $input) { id } }';
type Asked = { askForCallBack: { __typename: string; id?: string; message?: string } };
type Done = { callBackDone: { id: string } };

const api = startApi([teamsDomain, peopleDomain]);
const { database } = api;
let town: Town;
let priya: Worker & Actor;
let alex: Worker & Actor;

beforeAll(async () => {
  town = await aTown(database);
  [priya, alex] = [await town.worker('Priya Nair'), await town.worker('Alex Moore', town.housing)];
});

const ask = (actor: Actor | null, typed: string, input: Record<string, unknown> = {}) =>
  api.ask<Asked>(actor, ASK, { input: { mutationId: uuidv7(), id: uuidv7(), typed, phone: '07700 900199', ...input } });
const done = (actor: Actor, callBackId: string, mutationId = uuidv7()) => api.ask<Done>(actor, DONE, { input: { mutationId, callBackId } });
const kept = (id: string) =>
  database.sql(
    'select typed, names, birth_date::text, postcode, person_phone, phone, asker_id, done_at from call_backs where call_back_id = $1',
    [id],
  );
const aKelly = () => aPerson().called('Kelly Marsden').bornOn('1992-02-14').onPhone('07700 900142').livingAt('Alder Street', 'ZZ99 3CZ');

describe('askForCallBack', () => {
  it('keeps what was typed, as typed and as read', async () => {
    const id = uuidv7();
    const typed = 'Kelly Marsden, 14 Feb 1992 zz99 3cz 07700 900142';
    expect((await ask(alex, `  ${typed} `, { id })).data.askForCallBack).toEqual({ __typename: 'CallBackAsked', id });
    expect(await kept(id)).toEqual([
      {
        typed,
        names: ['kelly', 'marsden'],
        birth_date: '1992-02-14',
        postcode: 'ZZ993CZ',
        person_phone: '07700900142',
        phone: '07700 900199',
        asker_id: alex.workerId,
        done_at: null,
      },
    ]);
  });

  it('gives the same answer and does the same work for someone known, someone hidden and nobody', async () => {
    const id = await aKelly().ledBy(priya).withAlongside(priya).at(database, town.place);
    const linked = await aPerson().called('Dee Hart').bornOn('1980-01-01').withConflict(alex).at(database, town.place);
    const answers = [];
    const work = [];
    for (const typed of ['Kelly Marsden 14/2/1992', 'Dee Hart 1/1/1980', 'Xelly Narsden 14/2/1993', '07700 900142', '%%%']) {
      const { body, status } = await ask(alex, typed, { id: uuidv7() });
      answers.push(`${status} ${body.replace(/[0-9a-f-]{36}/, 'id')}`);
      work.push(api.statements());
    }
    expect(new Set(answers).size).toBe(1);
    for (const statements of work) expect(statements).toEqual(work[0]);
    expect(work[0]).toMatchSnapshot('Ask');
    expect(await looksAt(database, id)).toEqual([]);
    expect(await looksAt(database, linked)).toEqual([]);
  });

  it('needs a number to ring', async () => {
    for (const phone of ['', '  ', 'none', '12', 'x'.repeat(201)])
      expect((await ask(alex, 'Kelly', { phone })).data.askForCallBack).toEqual({
        __typename: 'PhoneNeeded',
        message: 'Write the number to ring you on, in figures.',
      });
    for (const typed of ['', '   ', 'k'.repeat(201)])
      expect((await ask(alex, typed)).errors).toMatchObject([{ extensions: { code: 'BAD_INPUT' } }]);
    expect((await ask(null, 'Kelly')).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('asks once, however often it is sent', async () => {
    const input = { id: uuidv7(), mutationId: uuidv7() };
    const [first, again] = [await ask(alex, 'Kelly Marsden', input), await ask(alex, 'Kelly Marsden', input)];
    expect(again.body).toBe(first.body);
    expect((await ask(alex, 'Someone else', input)).errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }]);
    expect(await kept(input.id)).toHaveLength(1);
  });
});

describe('callBackDone', () => {
  it('is for those on whose Today it stands; anyone else gets the answer for none', async () => {
    await aKelly().called('Ida Quill').ledBy(priya).withAlongside(priya).at(database, town.place);
    const id = uuidv7();
    await ask(alex, 'Ida Quill 14/2/1992', { id });
    const sam = await town.worker('Sam Okafor', town.housing);
    const none = await done(sam, uuidv7());
    expect(none.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect((await done(sam, id)).body).toBe(none.body);
    expect((await done(alex, id)).body).toBe(none.body);
    expect((await done(sam, 'x')).body).toBe(none.body);
    expect(await kept(id)).toMatchObject([{ done_at: null }]);

    const mutationId = uuidv7();
    expect((await done(priya, id, mutationId)).data).toEqual({ callBackDone: { id } });
    expect((await done(priya, id, mutationId)).data).toEqual({ callBackDone: { id } });
    expect((await done(priya, id)).body).toBe(none.body);
    expect(await database.sql('select done_by from call_backs where call_back_id = $1 and done_at is not null', [id])).toEqual([
      { done_by: priya.workerId },
    ]);
  });

  it('finishes with these statements and no more', async () => {
    await done(priya, uuidv7());
    expect(api.statements()).toMatchSnapshot('Done');
  });
});

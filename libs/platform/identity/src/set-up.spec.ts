import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startIdentity } from './testing/start-identity.ts';
import type { Visitor } from './testing/visitor.ts';

const world = startIdentity();
const { database } = world;
const words = {
  place: { name: ' Mill\tbrook ' },
  organisation: { name: 'St Aidan’s', kind: 'anchor' },
  administrator: { name: 'Denise Clarke', jobTitle: 'Team lead' },
};
const addresses = ['check', 'passkey-options', 'issuer'].map((name) => `/auth/set-up/${name}`).concat('/auth/set-up');

const setUp = (visitor: Visitor, code: string | undefined, rest: object = words) =>
  visitor.makePasskey('/auth/set-up/passkey-options', '/auth/set-up', { code, ...rest });
const places = () => database.sql('select name from places');
const options = async () => (await world.visitor().ask('/auth/options')).body;

/** A server that has just started on an empty database: its code. */
let code: string;
beforeEach(async () => {
  code = (await world.newCode()) ?? '';
});
afterEach(async () => {
  await database.empty('places', 'set_up_codes');
});

describe('a database without a place', () => {
  it('says that it waits, and how one may sign in', async () => {
    expect(await options()).toEqual({
      place: null,
      demo: false,
      people: [],
      setUp: true,
      passkeys: true,
      issuers: [],
    });
  });

  it('has a code of 80 bits that can be read aloud, and keeps its hash alone', async () => {
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const [row] = await database.sql<{ code_hash: Buffer }>('select code_hash from set_up_codes');
    expect(row?.code_hash.length).toBe(32);
    expect(world.lines.join('\n')).not.toContain(code);
  });

  it('takes the code in any case, with or without dashes, and O, I and L for digits', async () => {
    const asTyped = [
      code,
      code.toLowerCase(),
      code.replaceAll('-', ''),
      ` ${code.replaceAll('-', ' ')} `,
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
    ];
    for (const typed of asTyped) expect(await world.visitor().ask('/auth/set-up/check', { code: typed })).toMatchObject({ status: 204 });
  });

  it('takes no other code', async () => {
    const wrong = [
      code.replace(/.$/, code.endsWith('2') ? '3' : '2'),
      '',
      'AAAA-AAAA-AAAA-AAAA',
      code + code,
      null,
      7,
      {},
      [code],
      undefined,
    ];
    for (const typed of wrong)
      for (const path of addresses)
        expect(await world.visitor().ask(path, { code: typed, ...words }), `${path} ${JSON.stringify(typed)}`).toMatchObject({
          status: 404,
          body: { problem: 'not-known' },
        });
    expect(await places()).toEqual([]);
  });

  it('takes the code of the newest start alone', async () => {
    const next = (await world.newCode()) ?? '';
    expect(await world.visitor().ask('/auth/set-up/check', { code })).toMatchObject({ status: 404 });
    expect(await world.visitor().ask('/auth/set-up/check', { code: next })).toMatchObject({ status: 204 });
  });
});

describe('setting up with a passkey', () => {
  it('makes the place, the organisation that looks after it, its administrator and a session, all at once', async () => {
    const denise = world.visitor();
    expect(await setUp(denise, code)).toMatchObject({ status: 204 });
    expect(await world.who(denise)).toMatchObject({ role: 'administrator' });
    expect(
      await database.sql(
        `select p.name as place, p.demo, o.name as organisation, o.kind, o.issuer, o.looks_after_place, w.name, m.role, m.job_title, count(k.passkey_id)::int as passkeys
         from places p join organisations o using (place_id) join memberships m using (organisation_id) join workers w on w.worker_id = m.worker_id
         join passkeys k on k.worker_id = w.worker_id group by 1, 2, 3, 4, 5, 6, 7, 8, 9`,
      ),
    ).toEqual([
      {
        place: 'Mill brook',
        demo: false,
        organisation: 'St Aidan’s',
        kind: 'anchor',
        issuer: null,
        looks_after_place: true,
        name: 'Denise Clarke',
        role: 'administrator',
        job_title: 'Team lead',
        passkeys: 1,
      },
    ]);
    expect(await database.sql('select what from administration_events')).toEqual([{ what: 'place_set_up' }]);
    expect(await denise.signIn()).toMatchObject({ status: 204 });
  });

  it('leaves nothing behind to set up: no code, no page, at a restart neither', async () => {
    await setUp(world.visitor(), code);
    expect(await world.newCode()).toBeUndefined();
    expect(await database.sql('select * from set_up_codes')).toEqual([]);
    expect(await options()).toMatchObject({ place: 'Mill brook', setUp: false, passkeys: true });
    const unknown = await world.visitor().ask('/auth/nothing-here', {});
    for (const path of addresses) {
      expect(await world.visitor().ask(path, { code, ...words }), path).toEqual(unknown);
      expect(await world.visitor().ask(path, {}), path).toEqual(unknown);
    }
  });

  it('lets one of two at once win, and tells the other', async () => {
    const [one, other] = [world.visitor(), world.visitor()];
    const answers = await Promise.all([setUp(one, code), setUp(other, code)]);
    expect(answers.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1);
    expect(answers.find(({ status }) => status !== 204)?.status).toBeGreaterThanOrEqual(404);
    expect(await places()).toHaveLength(1);
    expect((await Promise.all([world.who(one), world.who(other)])).filter(Boolean)).toHaveLength(1);
  });

  it('tells whoever was slower by a moment', async () => {
    const [one, other] = [world.visitor(), world.visitor()];
    const [first, second] = await Promise.all(
      [one, other].map(async (visitor) => {
        const { body } = await visitor.ask<PublicKeyCredentialCreationOptionsJSON>('/auth/set-up/passkey-options', { code, ...words });
        return visitor.device.create(body);
      }),
    );
    // Both have passed the check of the code, and wait, before the first makes anything.
    const [, ...answers] = await Promise.all([
      database.sql("select pg_advisory_xact_lock(hashtext('alongside.set-up')), pg_sleep(1)"),
      one.ask('/auth/set-up', { code, ...words, response: first }),
      other.ask('/auth/set-up', { code, ...words, response: second }),
    ]);
    expect(answers.map(({ status, problem }) => [status, problem]).sort()).toEqual([
      [204, undefined],
      [409, 'set-up-done'],
    ]);
    expect(await places()).toHaveLength(1);
  });

  it.each<[string, object]>([
    ['a place without a name', { ...words, place: { name: '  ' } }],
    ['no place', { organisation: words.organisation, administrator: words.administrator }],
    ['a name that is too long', { ...words, organisation: { ...words.organisation, name: 'x'.repeat(201) } }],
    ['a kind that there is not', { ...words, organisation: { ...words.organisation, kind: 'circus' } }],
    ['a kind that is no word', { ...words, organisation: { ...words.organisation, kind: "vcse'; drop table places" } }],
    ['a job that is a number', { ...words, administrator: { ...words.administrator, jobTitle: 7 } }],
    ['half a letter', { ...words, administrator: { ...words.administrator, name: '\ud800' } }],
  ])('refuses %s, and makes nothing', async (_what, rest) => {
    expect(await setUp(world.visitor(), code, rest)).toMatchObject({ status: 400, body: { problem: 'check-words' } });
    expect(await places()).toEqual([]);
    expect(await setUp(world.visitor(), code)).toMatchObject({ status: 204 });
  });

  it('refuses a passkey that was made for another page, or under another code', async () => {
    const visitor = world.visitor();
    const { body } = await visitor.ask<PublicKeyCredentialCreationOptionsJSON>('/auth/set-up/passkey-options', { code, ...words });
    const next = await world.newCode();
    const response = visitor.device.create(body);
    expect(await visitor.ask('/auth/set-up', { code: next, ...words, response })).toMatchObject({
      status: 400,
      problem: 'passkey-refused',
    });
    const evil = visitor.makePasskey(
      '/auth/set-up/passkey-options',
      '/auth/set-up',
      { code: next, ...words },
      { origin: 'https://evil.example' },
    );
    expect(await evil).toMatchObject({ status: 400, problem: 'passkey-refused' });
    expect(await places()).toEqual([]);
  });
});

it('gives the application no way to the codes, nor to make a place without one', async () => {
  for (const statement of [
    'select * from set_up_codes',
    "select set_up_place('\\x00', '{}', null)",
    "insert into places values (gen_random_uuid(), 'x')",
  ])
    await expect(database.outside(statement), statement).rejects.toThrow(/permission denied/);
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DatabaseModule } from '@alongside/platform/database';
import { logTo } from '@alongside/platform/logging';
import { signIn, testDatabase } from '@alongside/platform/testing';
import { IdentityModule } from './identity.module.ts';

// An issuer as a borough brings it: it has a place to sign out, and it can be away.
const database = testDatabase();
let app: NestFastifyApplication;
let issuer: Server;
let issuerUrl = '';
let well = false;
let unlog = (): void => undefined;

beforeAll(async () => {
  unlog = logTo(() => undefined);
  issuer = createServer((_request, response) => {
    if (!well) return void response.writeHead(503).end();
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        issuer: issuerUrl,
        authorization_endpoint: `${issuerUrl}/authorize`,
        token_endpoint: `${issuerUrl}/token`,
        jwks_uri: `${issuerUrl}/keys`,
        end_session_endpoint: `${issuerUrl}/end`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      }),
    );
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => issuer.once('listening', listening));
  issuerUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
  const config = {
    origin: 'http://localhost:3000',
    issuers: [{ issuer: issuerUrl, name: 'Millbrook Council', clientId: 'alongside' }],
  };
  const module = await Test.createTestingModule({
    imports: [DatabaseModule.forRoot(database.appUrl), IdentityModule.forRoot(config)],
  }).compile();
  app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(async () => {
  await app.close();
  issuer.close();
  unlog();
});

const get = async (url: string, cookie = ''): Promise<{ status: number; location: string | undefined; cookie: string }> => {
  const { statusCode, headers } = await app.inject({ url, headers: { cookie } });
  const set = headers['set-cookie'];
  return { status: statusCode, location: headers.location, cookie: (Array.isArray(set) ? set[0] : set)?.split(';')[0] ?? '' };
};

it('says that the issuer is away, and asks again at the next sign-in', async () => {
  well = false;
  expect(await get('/auth/sign-in?to=/today')).toMatchObject({
    status: 302,
    location: 'http://localhost:3000/sign-in?problem=unavailable&to=%2Ftoday',
  });
  well = true;
  expect((await get('/auth/sign-in?to=/today')).location).toContain(`${issuerUrl}/authorize?`);
});

it('asks for a code with PKCE, and hands no choice of person on outside the demo', async () => {
  const { location } = await get('/auth/sign-in?to=/today&as=priya');
  const asked = new URL(location ?? '').searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({
    response_type: 'code',
    scope: 'openid',
    code_challenge_method: 'S256',
    redirect_uri: 'http://localhost:3000/auth/callback',
  });
  for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThanOrEqual(43);
  expect(asked.has('login_hint')).toBe(false);
});

it('says that the issuer is away when it breaks off between its two answers', async () => {
  const begun = await get('/auth/sign-in?to=/today');
  const state = new URL(begun.location ?? '').searchParams.get('state') ?? '';
  well = false;
  expect((await get(`/auth/callback?code=x&state=${state}`, begun.cookie)).location).toBe(
    'http://localhost:3000/sign-in?problem=unavailable&to=%2Ftoday',
  );
  well = true;
});

it('says that the issuer refused', async () => {
  const begun = await get('/auth/sign-in');
  const state = new URL(begun.location ?? '').searchParams.get('state') ?? '';
  expect((await get(`/auth/callback?error=access_denied&error_description=<b>x</b>&state=${state}`, begun.cookie)).location).toBe(
    'http://localhost:3000/sign-in?problem=refused',
  );
});

it('tells the browser where to end the issuer’s own session', async () => {
  const [placeId, organisationId, workerId] = [uuidv7(), uuidv7(), uuidv7()];
  await database.sql("insert into places (place_id, name) values ($1, 'Millbrook')", [placeId]);
  await database.sql(
    "insert into organisations (organisation_id, place_id, name, kind, joined_at, issuer) values ($1, $2, 'A partner', 'vcse', now(), $3)",
    [organisationId, placeId, issuerUrl],
  );
  await database.sql("insert into workers (worker_id, place_id, name) values ($1, $2, 'A worker')", [workerId, placeId]);
  const { token, sessionId } = await signIn(database, { workerId, organisationId, placeId, role: 'worker' });
  await database.sql("update sessions set id_token = 'the.id.token', opened_by = $2 where session_id = $1", [sessionId, issuerUrl]);

  const answer = await app.inject({ method: 'POST', url: '/auth/sign-out', headers: { cookie: `__Host-worker=${token}` } });
  expect(answer.statusCode).toBe(200);
  const next = new URL(answer.json<{ next: string }>().next);
  expect(next.origin + next.pathname).toBe(`${issuerUrl}/end`);
  expect(Object.fromEntries(next.searchParams)).toMatchObject({
    id_token_hint: 'the.id.token',
    post_logout_redirect_uri: 'http://localhost:3000/sign-in',
  });
  expect(await database.sql('select ended_at is not null ended from sessions')).toEqual([{ ended: true }]);
});

it('tells nobody outside the demo whom one could be', async () => {
  expect((await app.inject('/auth/options')).json()).toMatchObject({ place: 'Millbrook', demo: false, people: [] });
});

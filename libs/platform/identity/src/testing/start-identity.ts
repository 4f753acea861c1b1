import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll } from 'vitest';
import type { RequestContext } from '@alongside/platform/context';
import { DatabaseModule } from '@alongside/platform/database';
import { applyHttpRules, GraphModule } from '@alongside/platform/graphql';
import { logTo } from '@alongside/platform/logging';
import { testDatabase, type TestDatabase } from '@alongside/platform/testing';
import type { IssuerConfig } from '../identity-config.ts';
import { IdentityModule } from '../identity.module.ts';
import { Sessions } from '../sessions.ts';
import { SetUpCode } from '../set-up-code.ts';
import { Visitor } from './visitor.ts';

/** Sign-in as the product runs it, on real PostgreSQL and a free port, with its rules of HTTP. */
export interface IdentityWorld {
  readonly database: TestDatabase;
  readonly origin: string;
  /** Every log line since the start. */
  readonly lines: readonly string[];
  visitor(): Visitor;
  /** Who is signed in there, or undefined. */
  who(visitor: Visitor): Promise<RequestContext | undefined>;
  /** As at a start: the set-up code, or undefined where a place stands. */
  newCode(): Promise<string | undefined>;
}

/** What stands in the database before anybody comes. */
export interface Standing {
  readonly placeId: string;
  readonly organisationId: string;
  readonly administratorId: string;
}

const nothing = { module: class NoDomain {}, sdl: 'scalar Date scalar DateTime scalar PageSize type Query { nothing: String }' };

/** `issuers`: asked for once the origin is known. */
export function startIdentity(issuers: (origin: string) => Promise<readonly IssuerConfig[]> = () => Promise.resolve([])): IdentityWorld {
  const database = testDatabase();
  const lines: string[] = [];
  let app: NestFastifyApplication;
  let origin = '';
  let unlog = (): void => undefined;

  beforeAll(async () => {
    unlog = logTo((line) => lines.push(line));
    const port = await freePort();
    origin = `http://localhost:${port}`;
    const module = await Test.createTestingModule({
      imports: [
        DatabaseModule.forRoot(database.appUrl),
        IdentityModule.forRoot({ origin, issuers: await issuers(origin) }),
        GraphModule.forRoot([nothing], true),
      ],
    }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    await applyHttpRules(app, {
      origin,
      safelist: {},
      any: true,
      scopeOf: () => ({ requestId: uuidv7(), context: undefined }), // nothing is asked of the graph here
      rates: { perMinute: Number.MAX_SAFE_INTEGER, signedIn: () => Promise.resolve(false), known: () => Promise.resolve(false) },
    });
    await app.listen(port, '127.0.0.1');
  });
  afterAll(async () => {
    await app?.close();
    unlog();
  });

  return {
    database,
    lines,
    get origin() {
      return origin;
    },
    visitor: () => new Visitor(origin),
    who: async (visitor) => (await app.get(Sessions).scopeOf(visitor.cookieHeader())).context,
    newCode: () => app.get(SetUpCode).renew(),
  };
}

/** A place with one organisation, and an administrator whom nobody can sign in as. */
export async function standingPlace(database: TestDatabase, issuer: string | null = null): Promise<Standing> {
  const [placeId, administratorId] = [uuidv7(), uuidv7()];
  await database.sql("insert into places (place_id, name) values ($1, 'Millbrook')", [placeId]);
  const organisationId = await anOrganisation(database, placeId, 'St Aidan’s', issuer);
  await database.sql("insert into workers (worker_id, place_id, name) values ($1, $2, 'Denise Clarke')", [administratorId, placeId]);
  await aMembership(database, { placeId, organisationId, workerId: administratorId }, 'administrator');
  return { placeId, organisationId, administratorId };
}

export async function anOrganisation(database: TestDatabase, placeId: string, name: string, issuer: string | null = null): Promise<string> {
  const organisationId = uuidv7();
  await database.sql(
    "insert into organisations (organisation_id, place_id, name, kind, joined_at, issuer) values ($1, $2, $3, 'vcse', moment() - interval '1 year', $4)",
    [organisationId, placeId, name, issuer],
  );
  return organisationId;
}

export async function aMembership(
  database: TestDatabase,
  { placeId, organisationId, workerId }: { placeId: string; organisationId: string; workerId: string },
  role = 'worker',
): Promise<void> {
  await database.sql(
    "insert into memberships (membership_id, place_id, worker_id, organisation_id, role, job_title, from_at) values ($1, $2, $3, $4, $5, 'Worker', moment() - interval '1 year')",
    [uuidv7(), placeId, workerId, organisationId, role],
  );
}

/** A link as an administrator's browser makes it: the token. */
export async function anInvitation(
  database: TestDatabase,
  { placeId, organisationId, administratorId }: Standing,
  name: string,
  workerId: string | null = null,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await database.sql(
    "insert into invitations (invitation_id, place_id, organisation_id, worker_id, token_hash, name, job_title, role, invited_by, invited_at, ends_at) values ($1, $2, $3, $4, $5, $6, 'Link worker', 'connector', $7, moment(), moment() + interval '7 days')",
    [uuidv7(), placeId, organisationId, workerId, createHash('sha256').update(token).digest(), name, administratorId],
  );
  return token;
}

/** Holds rows for a second: whoever wants to change one has looked at it before anybody does. `rows` as `passkeys where …`. */
export async function holdRows(database: TestDatabase, rows: string, values: readonly unknown[] = []): Promise<void> {
  await database.sql(
    `with held as materialized (select 1 from ${rows} for update), all_of_them as materialized (select count(*) from held) select pg_sleep(1) from all_of_them`,
    values,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address ? address.port : 0;
}

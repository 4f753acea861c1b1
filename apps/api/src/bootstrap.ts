import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SealerModule } from '@alongside/access-log/api';
import { DatabaseModule, migrate, POOL, type Pool, schemaHoles } from '@alongside/platform/database';
import { applyHttpRules, BODY_LIMIT, EVEN_STEP, GraphModule } from '@alongside/platform/graphql';
import { LiveModule, serveLive } from '@alongside/platform/live';
import { HealthModule } from '@alongside/platform/health';
import { type IdentityConfig, IdentityModule, keepToOneHost, KnownBrowsers, Sessions, SetUpCode } from '@alongside/platform/identity';
import { log, NestLogger } from '@alongside/platform/logging';
import { observe } from '@alongside/platform/telemetry';
import { announceSetUp } from './announce-set-up.ts';
import { type Config, ConfigError } from './config.ts';
import { domains } from './domains.ts';
import { migrations } from './migrations.ts';
import operations from './operations.json' with { type: 'json' };
import { serveWeb } from './serve-web.ts';

@Module({})
class AppModule {
  static forRoot(config: Config, identity: IdentityConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forRoot(config.databaseUrl, { connections: config.connections, pooled: config.pooled }),
        IdentityModule.forRoot(identity),
        HealthModule,
        GraphModule.forRoot(domains, config.anyOperation),
        LiveModule.forRoot(domains.flatMap(({ live = [] }) => live)),
        ...(config.sealing ? [SealerModule.forRoot(config.sealing)] : []),
      ],
    };
  }
}

/** What the demo place adds to the same product: who may sign in, and routes of the embedded provider. */
export interface Extension {
  readonly identity: Omit<IdentityConfig, 'origin'>;
  readonly prepare?: (config: Config) => Promise<void>;
  readonly mount?: (app: NestFastifyApplication) => void;
}

/** Migrates, composes and listens. The same for production and the demo place. Gives what listens. */
export async function start(config: Config, extension: Extension): Promise<NestFastifyApplication> {
  const began = performance.now();
  await migrate(config.adminUrl, migrations);
  await extension.prepare?.(config);
  const identity: IdentityConfig = { ...extension.identity, origin: config.origin };
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(config, identity),
    new FastifyAdapter({ bodyLimit: BODY_LIMIT, forceCloseConnections: true, trustProxy: [...config.trustedProxies] }),
    {
      logger: new NestLogger(),
      abortOnError: false,
    },
  );
  // A table without its rules, or a role that may do too much: nothing is served.
  const holes = await schemaHoles(app.get<Pool>(POOL));
  if (holes.length)
    throw new ConfigError(`The database is not safe to use, so nothing was started. Its data was not touched.\n${holes.join('\n')}`);
  app.enableShutdownHooks();
  await observe(app.getHttpAdapter().getInstance(), {
    operations: new Set(Object.values(operations).map(({ name }) => name)),
    pool: () => poolState(app.get<Pool>(POOL)),
  });
  keepToOneHost(app.getHttpAdapter().getInstance(), config.origin);
  await applyHttpRules(app, {
    origin: config.origin,
    safelist: operations,
    any: config.anyOperation,
    evenStep: EVEN_STEP,
    scopeOf: (cookie) => app.get(Sessions).claimOf(cookie),
    rates: {
      perMinute: config.requestsPerMinute,
      signedIn: async (cookie) => (await app.get(Sessions).scopeOf(cookie)).context !== undefined,
      known: (cookie) => app.get(KnownBrowsers).isKnown(cookie),
    },
  });
  serveLive(app, (cookie) => app.get(Sessions).claimOf(cookie));
  extension.mount?.(app);
  await serveWeb(app, config.webFolder);
  const code = await app.get(SetUpCode).renew();
  if (code) announceSetUp(code, config.origin);
  await app.listen(config.port, extension.mount ? '127.0.0.1' : config.listen);
  log('ready', { milliseconds: Math.round(performance.now() - began) });
  return app;
}

const poolState = ({ totalCount, idleCount, waitingCount }: Pool) => ({ total: totalCount, idle: idleCount, waiting: waitingCount });

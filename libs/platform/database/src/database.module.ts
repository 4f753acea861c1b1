import { type DynamicModule, Module, type OnApplicationShutdown, Inject } from '@nestjs/common';
import { Database } from './database.ts';
import { LogMonths } from './log-months.ts';
import { OutsideContext } from './outside.ts';
import { openPool, type Pool, type PoolOptions } from './pool.ts';
import { SeenSessions } from './seen-sessions.ts';
import type { Watcher } from './transaction.ts';

interface Opened {
  readonly pool: Pool;
  readonly close: () => Promise<void>;
}
const OPENED = Symbol('OPENED');
export const POOL = Symbol('POOL');

/** Gives `Database` and `OutsideContext` to every module. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(OPENED) private readonly opened: Opened) {}

  static forRoot(url: string, { watch, ...options }: PoolOptions & { readonly watch?: Watcher } = {}): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: OPENED, useFactory: () => openPool(url, options) },
        { provide: POOL, inject: [OPENED], useFactory: ({ pool }: Opened) => pool },
        {
          provide: Database,
          inject: [OPENED, SeenSessions],
          useFactory: ({ pool }: Opened, seen: SeenSessions) => new Database(pool, watch, seen),
        },
        { provide: OutsideContext, inject: [OPENED], useFactory: ({ pool }: Opened) => new OutsideContext(pool) },
        SeenSessions,
        LogMonths,
      ],
      exports: [Database, OutsideContext, POOL],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.opened.close();
  }
}

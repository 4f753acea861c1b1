import { type DynamicModule, Module } from '@nestjs/common';
import { PublishSeals } from './publish-seals.ts';
import { SealLog } from './seal-log.ts';
import { Sealer } from './sealer.ts';
import { SEALING, type Sealing } from './sealing.ts';
import { WatchLooks } from './watch-looks.ts';

/** Brings the sealer into a process of the product. */
@Module({})
export class SealerModule {
  static forRoot(sealing: Sealing): DynamicModule {
    return { module: SealerModule, providers: [{ provide: SEALING, useValue: sealing }, SealLog, PublishSeals, WatchLooks, Sealer] };
  }
}

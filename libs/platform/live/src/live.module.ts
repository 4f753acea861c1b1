import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { LiveSubject } from './live-subject.ts';
import { LIVE, LiveStreams } from './live-streams.ts';
import { Pulse } from './pulse.ts';

/** Lets screens follow what the domains give. */
@Module({})
export class LiveModule {
  static forRoot(subjects: readonly Type<LiveSubject>[]): DynamicModule {
    return { module: LiveModule, providers: [{ provide: LIVE, useValue: subjects }, Pulse, LiveStreams] };
  }
}

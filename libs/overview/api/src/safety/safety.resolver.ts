import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DUTIES, toDuty } from '@alongside/consent/api';
import { Database } from '@alongside/platform/database';
import { Allow, type DutyToTell, type GuardianLookedInput } from '@alongside/platform/graphql';
import { GuardianQueue } from './guardian-queue.ts';
import { ShowOpened } from './show-opened.ts';
import { ShowOverride } from './show-override.ts';

@Resolver()
export class SafetyResolver {
  constructor(
    private readonly showing: ShowOverride,
    private readonly queue: GuardianQueue,
  ) {}

  @Query()
  @Allow('override.look', { purpose: 'emergency', even: true })
  emergencyLook(@Args('id') id: string, @Args('first') first: number, @Args('after') after?: string) {
    return this.showing.look(id, first, after);
  }

  @Query()
  @Allow('override.look', { purpose: 'safeguarding', even: true })
  safeguardingLook(@Args('id') id: string, @Args('first') first: number, @Args('after') after?: string) {
    return this.showing.look(id, first, after);
  }

  @Query()
  @Allow('override.look', { purpose: 'disclosure', even: true })
  disclosureLook(@Args('id') id: string, @Args('first') first: number, @Args('after') after?: string) {
    return this.showing.look(id, first, after);
  }

  @Query()
  @Allow('guardian_queue.read', { purpose: 'support' })
  guardianQueue(@Args('first') first: number, @Args('after') after?: string) {
    return this.queue.page(first, after);
  }

  @Mutation()
  @Allow('guardian_queue.looked', { purpose: 'support' })
  guardianLooked(@Args('input') input: GuardianLookedInput) {
    return this.queue.looked(input);
  }
}

@Resolver('Today')
export class TodaySafetyResolver {
  constructor(
    private readonly database: Database,
    private readonly showing: ShowOpened,
  ) {}

  @ResolveField()
  opened() {
    return this.showing.all();
  }

  @ResolveField()
  async toTell(): Promise<DutyToTell[]> {
    return (await this.database.read((reader) => reader.rows(DUTIES, []))).map(toDuty);
  }
}

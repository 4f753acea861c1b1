import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  Allow,
  type DismissLinkInput,
  type EndProtectionInput,
  type GuardianAct,
  type GuardianProtectInput,
  type ProtectiveAct,
  type PutConflictLinkInput,
  type PutProtectionInput,
} from '@alongside/platform/graphql';
import { DismissLink } from './dismiss-link.ts';
import { EndProtection } from './end-protection.ts';
import { GuardianProtect } from './guardian-protect.ts';
import { PutProtection } from './put-protection.ts';
import { ShowActs } from './show-acts.ts';

@Resolver()
export class ProtectResolver {
  constructor(
    private readonly showing: ShowActs,
    private readonly putting: PutProtection,
    private readonly ending: EndProtection,
    private readonly guarding: GuardianProtect,
    private readonly dismissing: DismissLink,
  ) {}

  @Query()
  @Allow('protection.read', { purpose: 'support' })
  protectiveActs(@Args('personId') personId: string): Promise<ProtectiveAct[]> {
    return this.showing.run(personId);
  }

  @Query()
  @Allow('protection.guardian_read', { purpose: 'support' })
  guardianActs(): Promise<GuardianAct[]> {
    return this.showing.ofGuardian();
  }

  @Mutation()
  @Allow('protection.guardian_put', { purpose: 'support', even: true })
  guardianProtect(@Args('input') input: GuardianProtectInput) {
    return this.guarding.run(input);
  }

  @Mutation()
  @Allow('protection.put_link', { purpose: 'support', even: true, of: ['personId'] })
  putConflictLink(@Args('input') input: PutConflictLinkInput) {
    return this.putting.link(input);
  }

  @Mutation()
  @Allow('protection.put', { purpose: 'support', of: ['personId', 'entryId'] })
  putProtection(@Args('input') input: PutProtectionInput) {
    return this.putting.protection(input);
  }

  @Mutation()
  @Allow('protection.end', { purpose: 'support', of: ['personId'] })
  endProtection(@Args('input') input: EndProtectionInput) {
    return this.ending.run(input);
  }

  @Mutation()
  @Allow('protection.dismiss_link', { purpose: 'support', of: ['personId'] })
  dismissLink(@Args('input') input: DismissLinkInput) {
    return this.dismissing.run(input);
  }
}

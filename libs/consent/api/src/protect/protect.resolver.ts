import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  Allow,
  type EndProtectionInput,
  type ProtectiveAct,
  type PutConflictLinkInput,
  type PutProtectionInput,
} from '@alongside/platform/graphql';
import { EndProtection } from './end-protection.ts';
import { PutProtection } from './put-protection.ts';
import { ShowActs } from './show-acts.ts';

@Resolver()
export class ProtectResolver {
  constructor(
    private readonly showing: ShowActs,
    private readonly putting: PutProtection,
    private readonly ending: EndProtection,
  ) {}

  @Query()
  @Allow('protection.read', { purpose: 'support' })
  protectiveActs(@Args('personId') personId: string): Promise<ProtectiveAct[]> {
    return this.showing.run(personId);
  }

  @Mutation()
  @Allow('protection.put_link', { purpose: 'support' })
  putConflictLink(@Args('input') input: PutConflictLinkInput) {
    return this.putting.link(input);
  }

  @Mutation()
  @Allow('protection.put', { purpose: 'support' })
  putProtection(@Args('input') input: PutProtectionInput) {
    return this.putting.protection(input);
  }

  @Mutation()
  @Allow('protection.end', { purpose: 'support' })
  endProtection(@Args('input') input: EndProtectionInput) {
    return this.ending.run(input);
  }
}

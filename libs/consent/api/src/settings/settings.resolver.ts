import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, type SettingsPurpose, type SettingsView } from '@alongside/platform/graphql';
import { SeeAs } from './see-as.ts';

@Resolver()
export class SettingsResolver {
  constructor(private readonly seeing: SeeAs) {}

  @Query()
  @Allow('settings.see_as', { purpose: 'support' })
  seeAs(@Args('membershipId') membershipId: string, @Args('purpose') purpose: SettingsPurpose): Promise<SettingsView> {
    return this.seeing.run(membershipId, purpose);
  }
}

import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, type GuardianAlertConnection } from '@alongside/platform/graphql';
import { ShowGuardianAlerts } from './show-guardian-alerts.ts';

@Resolver()
export class AccessLogResolver {
  constructor(private readonly showing: ShowGuardianAlerts) {}

  @Query()
  @Allow('guardian_alerts.read', { purpose: 'support' })
  guardianAlerts(@Args('first') first: number, @Args('after') after?: string): Promise<GuardianAlertConnection> {
    return this.showing.page(first, after);
  }
}

import { Query, Resolver } from '@nestjs/graphql';
import { Allow } from '@alongside/platform/graphql';
import { ShowToday } from './show-today.ts';

@Resolver()
export class OverviewResolver {
  constructor(private readonly showing: ShowToday) {}

  @Query()
  @Allow('today.read', { purpose: 'support' })
  today() {
    return this.showing.today();
  }
}

import { Query, Resolver } from '@nestjs/graphql';
import { Allow } from '@alongside/platform/graphql';
import { KeepPeople } from './keep-people.ts';

@Resolver()
export class PeopleToKeepResolver {
  constructor(private readonly keeping: KeepPeople) {}

  @Query()
  @Allow('people.keep', { purpose: 'support' })
  peopleToKeep() {
    return this.keeping.run();
  }
}

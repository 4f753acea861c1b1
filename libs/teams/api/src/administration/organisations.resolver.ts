import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, type AddOrganisationInput, type ChangeOrganisationInput } from '@alongside/platform/graphql';
import { AddOrganisation } from './add-organisation.ts';
import { ChangeOrganisation } from './change-organisation.ts';

@Resolver()
export class OrganisationsResolver {
  constructor(
    private readonly adding: AddOrganisation,
    private readonly changing: ChangeOrganisation,
  ) {}

  @Mutation()
  @Allow('organisation.add', { purpose: 'support' })
  addOrganisation(@Args('input') input: AddOrganisationInput) {
    return this.adding.run(input);
  }

  @Mutation()
  @Allow('organisation.change', { purpose: 'support' })
  changeOrganisation(@Args('input') input: ChangeOrganisationInput) {
    return this.changing.run(input);
  }
}

import { Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Administration, Allow } from '@alongside/platform/graphql';
import { ShowAdministration } from './show-administration.ts';

@Resolver()
export class AdministrationResolver {
  constructor(private readonly showing: ShowAdministration) {}

  @Query()
  @Allow('administration.read', { purpose: 'support' })
  administration(): Promise<Administration> {
    return this.showing.show();
  }
}

/** A mutation's answer holds an id: what stands now is read when it is asked for. */
@Resolver('AdministrationChanged')
export class AdministrationChangedResolver {
  constructor(private readonly showing: ShowAdministration) {}

  @ResolveField()
  administration(): Promise<Administration | null> {
    return this.showing.showIfAny();
  }
}

@Resolver('ChangedMeanwhile')
export class ChangedMeanwhileResolver {
  constructor(private readonly showing: ShowAdministration) {}

  @ResolveField()
  administration(): Promise<Administration | null> {
    return this.showing.showIfAny();
  }
}

import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  Allow,
  type AgreeCautionInput,
  type CautionNote,
  type ContinueCautionInput,
  type EndCautionInput,
  type PutCautionInput,
} from '@alongside/platform/graphql';
import { KeepCaution } from './keep-caution.ts';
import { ShowCautions } from './show-cautions.ts';

@Resolver()
export class CautionResolver {
  constructor(
    private readonly showing: ShowCautions,
    private readonly keeping: KeepCaution,
  ) {}

  @Query()
  @Allow('caution.read', { purpose: 'support' })
  cautionNotes(@Args('personId') personId: string): Promise<CautionNote[]> {
    return this.showing.run(personId);
  }

  @Mutation()
  @Allow('caution.put', { purpose: 'support', of: ['personId'] })
  putCaution(@Args('input') input: PutCautionInput) {
    return this.keeping.put(input);
  }

  @Mutation()
  @Allow('caution.agree', { purpose: 'support', of: ['personId', 'entryId'] })
  agreeCaution(@Args('input') input: AgreeCautionInput) {
    return this.keeping.agree(input);
  }

  @Mutation()
  @Allow('caution.continue', { purpose: 'support', of: ['personId', 'entryId'] })
  continueCaution(@Args('input') input: ContinueCautionInput) {
    return this.keeping.goOn(input);
  }

  @Mutation()
  @Allow('caution.end', { purpose: 'support', of: ['personId', 'entryId'] })
  endCaution(@Args('input') input: EndCautionInput) {
    return this.keeping.end(input);
  }
}

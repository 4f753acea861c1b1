import { Args, Mutation, Resolver } from '@nestjs/graphql';
import {
  type AgreeToRenewalInput,
  Allow,
  type AnswerNotYetInput,
  type AskNotYetInput,
  type EndOverrideInput,
  type InvokeOverrideInput,
  type PersonToldInput,
  type RefuseRenewalInput,
  type ReviewOverrideInput,
} from '@alongside/platform/graphql';
import { EndOverride } from './end-override.ts';
import { InvokeOverride } from './invoke-override.ts';
import { ReviewOverride } from './review-override.ts';
import { TellPerson } from './tell-person.ts';

@Resolver()
export class OverridesResolver {
  constructor(
    private readonly invoking: InvokeOverride,
    private readonly ending: EndOverride,
    private readonly telling: TellPerson,
    private readonly reviewing: ReviewOverride,
  ) {}

  @Mutation()
  @Allow('override.invoke', { purpose: 'support', even: true })
  invokeOverride(@Args('input') input: InvokeOverrideInput) {
    return this.invoking.run(input);
  }

  @Mutation()
  @Allow('override.end', { purpose: 'support' })
  endOverride(@Args('input') input: EndOverrideInput) {
    return this.ending.run(input);
  }

  @Mutation()
  @Allow('override.told', { purpose: 'support' })
  personTold(@Args('input') input: PersonToldInput) {
    return this.telling.told(input);
  }

  @Mutation()
  @Allow('override.not_yet', { purpose: 'support' })
  askNotYet(@Args('input') input: AskNotYetInput) {
    return this.telling.notYet(input);
  }

  @Mutation()
  @Allow('override.answer_not_yet', { purpose: 'support' })
  answerNotYet(@Args('input') input: AnswerNotYetInput) {
    return this.reviewing.notYet(input);
  }

  @Mutation()
  @Allow('override.agree_to_renewal', { purpose: 'support' })
  agreeToRenewal(@Args('input') input: AgreeToRenewalInput) {
    return this.reviewing.renewal(input);
  }

  @Mutation()
  @Allow('override.refuse_renewal', { purpose: 'support' })
  refuseRenewal(@Args('input') input: RefuseRenewalInput) {
    return this.reviewing.refuse(input);
  }

  @Mutation()
  @Allow('override.review', { purpose: 'support' })
  reviewOverride(@Args('input') input: ReviewOverrideInput) {
    return this.reviewing.review(input);
  }
}

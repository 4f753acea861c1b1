import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, type AskForCallBackInput, type CallBackDoneInput } from '@alongside/platform/graphql';
import { AskForCallBack } from './ask-for-call-back.ts';
import { FinishCallBack } from './finish-call-back.ts';

@Resolver()
export class CallBacksResolver {
  constructor(
    private readonly asking: AskForCallBack,
    private readonly finishing: FinishCallBack,
  ) {}

  @Mutation()
  @Allow('call_back.ask', { purpose: 'support', even: true })
  askForCallBack(@Args('input') input: AskForCallBackInput) {
    return this.asking.run(input);
  }

  @Mutation()
  @Allow('call_back.done', { purpose: 'support' })
  callBackDone(@Args('input') input: CallBackDoneInput) {
    return this.finishing.run(input);
  }
}

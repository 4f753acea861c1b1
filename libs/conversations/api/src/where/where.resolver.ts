import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, type MarkWhereInput, type WhereMarked } from '@alongside/platform/graphql';
import { MarkWhere } from './mark-where.ts';

@Resolver()
export class WhereResolver {
  constructor(private readonly marking: MarkWhere) {}

  @Mutation()
  @Allow('entry.mark_where', { purpose: 'support', even: true, of: ['personId', 'entryIds'] })
  markWhere(@Args('input') input: MarkWhereInput): Promise<WhereMarked> {
    return this.marking.run(input);
  }
}

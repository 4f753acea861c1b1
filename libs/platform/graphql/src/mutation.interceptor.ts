import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { ApiError, idToMake } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';

/** Puts every root mutation into one transaction and through the mutation table, so that no resolver can forget it. */
@Injectable()
export class MutationInterceptor implements NestInterceptor {
  constructor(private readonly database: Database) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (execution.getType<string>() !== 'graphql') return next.handle();
    const graphql = GqlExecutionContext.create(execution);
    const info = graphql.getInfo<GraphQLResolveInfo>();
    if (info.parentType.name !== 'Mutation') return next.handle();
    const { input } = graphql.getArgs<{ input?: { mutationId?: string } }>();
    if (!input?.mutationId) throw new ApiError('BAD_INPUT');
    return from(
      this.database.mutation(info.fieldName, idToMake(input.mutationId), input, () => lastValueFrom(next.handle()) as Promise<object>),
    );
  }
}

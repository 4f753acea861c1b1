import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { ApiError, idToMake } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';

/** One root mutation with these arguments, as one effect. Trusted operations go through it too. */
export async function asMutation<T extends object>(
  database: Database,
  field: string,
  given: MutationArguments,
  work: () => Promise<T>,
): Promise<T> {
  const { input } = given;
  if (!input?.mutationId) throw new ApiError('BAD_INPUT');
  return database.mutation(field, idToMake(input.mutationId), input, work);
}

interface MutationArguments {
  readonly input?: { readonly mutationId?: string };
}

/** Puts every root mutation into one transaction and through the mutation table, so that no resolver can forget it. */
@Injectable()
export class MutationInterceptor implements NestInterceptor {
  constructor(private readonly database: Database) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (execution.getType<string>() !== 'graphql') return next.handle();
    const graphql = GqlExecutionContext.create(execution);
    const info = graphql.getInfo<GraphQLResolveInfo>();
    if (info.parentType.name !== 'Mutation') return next.handle();
    return from(asMutation(this.database, info.fieldName, graphql.getArgs(), () => lastValueFrom(next.handle()) as Promise<object>));
  }
}

import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { ApiError, idToMake } from '@alongside/platform/context';
import { type AtOnce, Database } from '@alongside/platform/database';

/** One root mutation with these arguments, as one effect. Trusted operations go through it too. */
export async function asMutation<T extends object>(
  database: Database,
  field: string,
  given: MutationArguments,
  work: () => Promise<T>,
): Promise<T> {
  const { id, input } = sentAs(given);
  return database.mutation(field, id, input, work);
}

/** The same as one statement. */
export async function asMutationAtOnce<T extends object>(
  database: Database,
  field: string,
  given: MutationArguments,
  once: AtOnce<T, readonly unknown[]>,
): Promise<T> {
  const { id, input } = sentAs(given);
  return database.mutationAtOnce(field, id, input, once);
}

function sentAs({ input }: MutationArguments): { readonly id: string; readonly input: object } {
  if (!input?.mutationId) throw new ApiError('BAD_INPUT');
  return { id: idToMake(input.mutationId), input };
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

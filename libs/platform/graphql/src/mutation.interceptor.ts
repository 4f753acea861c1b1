import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { ApiError, idToMake } from '@alongside/platform/context';
import { type AtOnce, Database, type Look } from '@alongside/platform/database';
import { ALLOW, type Allowance } from './allow.ts';
import { askedFor } from './asked-for.ts';

/** A root mutation as it was asked for. */
export interface Sent {
  readonly field: string;
  readonly given: { readonly input?: { readonly mutationId?: string } };
  /** What stands on its resolver. */
  readonly allowance: Allowance | undefined;
}

/** One root mutation with these arguments, as one effect. Trusted operations go through it too. */
export async function asMutation<T extends object>(database: Database, sent: Sent, work: () => Promise<T>): Promise<T> {
  const { id, input, asked } = contentOf(sent);
  return database.mutation(sent.field, id, input, work, asked);
}

/** The same as one statement. */
export async function asMutationAtOnce<T extends object>(database: Database, sent: Sent, once: AtOnce<T, readonly unknown[]>): Promise<T> {
  const { id, input, asked } = contentOf(sent);
  return database.mutationAtOnce(sent.field, id, input, once, asked);
}

function contentOf({ given: { input }, allowance }: Sent): {
  readonly id: string;
  readonly input: object;
  readonly asked: readonly Look[];
} {
  if (!input?.mutationId) throw new ApiError('BAD_INPUT');
  return { id: idToMake(input.mutationId), input, asked: askedFor(allowance, input) };
}

/** Puts every root mutation into one transaction and through the mutation table, so that no resolver can forget it. */
@Injectable()
export class MutationInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly reflector: Reflector,
  ) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (execution.getType<string>() !== 'graphql') return next.handle();
    const graphql = GqlExecutionContext.create(execution);
    const info = graphql.getInfo<GraphQLResolveInfo>();
    if (info.parentType.name !== 'Mutation') return next.handle();
    const allowance = this.reflector.get<Allowance | undefined>(ALLOW, execution.getHandler());
    const sent: Sent = { field: info.fieldName, given: graphql.getArgs(), allowance };
    return from(asMutation(this.database, sent, () => lastValueFrom(next.handle()) as Promise<object>));
  }
}

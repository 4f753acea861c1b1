import { Inject, Injectable, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ApiError, currentScope } from '@alongside/platform/context';
import { Database, toApiError } from '@alongside/platform/database';
import { logError } from '@alongside/platform/logging';
import { AllowGuard } from '../allow.guard.ts';
import { asMutation, asMutationAtOnce, type Sent } from '../mutation.interceptor.ts';
import { type Plan, planOf } from './plan.ts';
import type { Given, TrustedOperation } from './trusted-operation.ts';

/** The classes of the trusted operations of all domains. */
export const TRUSTED = Symbol('TRUSTED');

type Handler = Parameters<AllowGuard['allow']>[0];

interface Asked {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: unknown;
}

const JSON_TYPES = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8'] as const;

/** What Apollo would answer with, for what browsers and our client ask; undefined: it is left to Apollo. */
function mediaType(accept: string | undefined): string | undefined {
  const [first = ''] = (accept ?? '*/*').split(',');
  return first === '*/*' ? JSON_TYPES[0] : JSON_TYPES.find((type) => type.startsWith(`${first.trim()};`));
}

const failed = (error: ApiError, path?: string): string =>
  JSON.stringify({
    errors: [{ message: error.message, ...(path ? { path: [path] } : {}), extensions: { code: error.code } }],
    ...(path ? { data: null } : {}),
  });

/** Answers the few hot operations without GraphQL’s execution. Whatever is not one of them, or is asked in an unusual way, goes the normal way. */
@Injectable()
export class TrustedOperations {
  private readonly plans = new Map<string, Plan | undefined>();

  constructor(
    private readonly modules: ModuleRef,
    private readonly host: GraphQLSchemaHost,
    private readonly guard: AllowGuard,
    private readonly database: Database,
    @Inject(TRUSTED) private readonly types: readonly Type<TrustedOperation>[],
  ) {}

  /** Answers a safelisted operation inside its scope, or gives false and has done nothing: it goes the normal way. */
  take(asked: Asked, request: FastifyRequest, reply: FastifyReply): boolean {
    const plan = this.planFor(asked);
    const type = mediaType(request.headers.accept);
    const given = type && plan?.given(asked.variables);
    if (!plan || !given) return false;
    currentScope().operation = plan.operation.operation;
    void this.run(plan, given).then((body) => reply.header('content-type', type).send(body));
    return true;
  }

  /** How a safelisted document is answered; undefined where that is the normal way. */
  planFor({ query, operationName }: Asked): Plan | undefined {
    if (!this.plans.has(query)) this.plans.set(query, this.prepare(query, operationName));
    return this.plans.get(query);
  }

  private prepare(query: string, name: string | undefined): Plan | undefined {
    const operation = this.types
      .map((type) => this.modules.get<TrustedOperation>(type, { strict: false }))
      .find((one) => one.operation === name);
    return operation && planOf(operation, this.host.schema, query);
  }

  /**
   * What the root field gives to whoever may ask for it. Session and work are sent in one go: what is asked stands behind the session in its
   * transaction or statement, and does not run where that is refused. Where the resolver is not open to anyone, nothing is sent but the question
   * who asks.
   */
  private async result(plan: Plan, handler: Handler, given: Given): Promise<object> {
    const { operation, mutation, field } = plan;
    const open = this.guard.isOpen(handler);
    const sent: Sent | undefined = mutation ? { field, given: given[field] ?? {}, allowance: this.guard.allowanceOf(handler) } : undefined;
    const once = open && sent ? operation.atOnce?.(given) : undefined;
    if (once && sent) return asMutationAtOnce(this.database, sent, once);
    if (open && operation.resumesSession) return this.resuming(operation, handler, given);
    const allowed = this.guard.allow(handler);
    const work = open ? this.work(operation, given, sent) : undefined;
    work?.catch(() => undefined); // told below, once it is known who asks
    await allowed;
    return work as Promise<object>; // `allow` throws where it is not open
  }

  /** Whatever goes wrong, nobody is told of it who is not signed in. */
  private async resuming(operation: TrustedOperation, handler: Handler, given: Given): Promise<object> {
    try {
      return await operation.run(given);
    } catch (error) {
      if (toApiError(error).code !== 'UNAUTHENTICATED') await this.guard.allow(handler);
      throw error;
    }
  }

  private async work(operation: TrustedOperation, given: Given, sent: Sent | undefined): Promise<object> {
    return sent ? asMutation(this.database, sent, () => operation.run(given)) : operation.run(given);
  }

  private async run(plan: Plan, given: Given): Promise<string> {
    const [resolver, method] = plan.operation.resolver;
    const handler = (resolver.prototype as Record<string, Handler>)[method];
    let body: string;
    try {
      body = `{"data":{${JSON.stringify(plan.key)}:${plan.write(await this.result(plan, handler, given))}}}`;
    } catch (error) {
      const known = toApiError(error);
      if (known.code === 'INTERNAL') logError('request failed', error);
      body = failed(known, plan.key);
    }
    try {
      await this.database.finish();
    } catch (error) {
      body = failed(toApiError(error));
    }
    return `${body}\n`;
  }
}

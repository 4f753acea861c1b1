import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { Database } from '@alongside/platform/database';
import { AllowGuard } from './allow.guard.ts';
import type { DomainApi } from './domain-api.ts';
import { ErrorFilter } from './error.filter.ts';
import { LIMITS, limitsRule } from './limits.ts';
import { maskError } from './mask-error.ts';
import { MutationInterceptor } from './mutation.interceptor.ts';
import { operationPlugin } from './operation.plugin.ts';
import { TRUSTED, TrustedOperations } from './trusted/trusted-operations.ts';
import { DateScalar, DateTimeScalar, PageSizeScalar } from './scalars.ts';

/** The GraphQL API over the domains it is given. `any`: development, where written queries and introspection are allowed. */
@Module({})
export class GraphModule {
  static forRoot(domains: readonly DomainApi[], any: boolean): DynamicModule {
    return {
      module: GraphModule,
      imports: [
        ...domains.map(({ module }) => module),
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          inject: [Database],
          useFactory: (database: Database) => ({
            path: '/graphql',
            typeDefs: domains.map(({ sdl }) => sdl),
            resolvers: { Date: DateScalar, DateTime: DateTimeScalar, PageSize: PageSizeScalar },
            plugins: [operationPlugin(database), ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
            formatError: (formatted, error) => maskError(formatted, error, any),
            introspection: any,
            parseOptions: { maxTokens: LIMITS.tokens },
            validationRules: [limitsRule],
            hideSchemaDetailsFromClientErrors: !any,
            includeStacktraceInErrorResponses: false,
            persistedQueries: false,
            allowBatchedHttpRequests: false,
            autoTransformHttpErrors: false,
            graphiql: false,
            playground: false,
          }),
        }),
      ],
      providers: [
        AllowGuard,
        { provide: APP_GUARD, useExisting: AllowGuard },
        { provide: TRUSTED, useValue: domains.flatMap(({ trusted = [] }) => trusted) },
        TrustedOperations,
        { provide: APP_INTERCEPTOR, useClass: MutationInterceptor },
        { provide: APP_FILTER, useClass: ErrorFilter },
      ],
    };
  }
}

import { Controller, Get, Module, type Type } from '@nestjs/common';
import { MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { Query, Resolver } from '@nestjs/graphql';
import {
  buildASTSchema,
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  parse,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { ALLOW, type Allowance, type DomainApi, OPEN } from '@alongside/platform/graphql';
import { HealthModule } from '@alongside/platform/health';
import { IdentityModule } from '@alongside/platform/identity';
import { type Actor, aBareActor, startApi } from '@alongside/platform/testing';
import { domains } from './domains.ts';

// Deny by default, proven by a walk over the schema: every root field there is, found from the SDL and not from a list of ours.

@Resolver()
class ForgetfulResolver {
  @Query()
  forgotten(): string {
    return 'something that nobody allowed';
  }
}
@Controller('forgotten')
class ForgetfulController {
  @Get()
  forgotten(): string {
    return 'something that nobody opened';
  }
}
@Module({ controllers: [ForgetfulController], providers: [ForgetfulResolver] })
class ForgetfulModule {}
const forgetful: DomainApi = { module: ForgetfulModule, sdl: 'extend type Query { forgotten: String! }' };

const api = startApi([...domains, forgetful]);
const schema = buildASTSchema(parse(domains.map(({ sdl }) => sdl).join('\n')));
const roots = (['Query', 'Mutation', 'Subscription'] as const).flatMap((name) => {
  const type = schema.getType(name) as GraphQLObjectType | undefined;
  return Object.values(type?.getFields() ?? {}).map((field) => ({ root: name, field }));
});

/** A value that the type takes. */
function some(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return some(type.ofType);
  if (isListType(type)) return [];
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((f) => isNonNullType(f.type))
        .map((f) => [f.name, some(f.type)]),
    );
  if (isEnumType(type)) return type.getValues()[0]?.name;
  return (
    {
      ID: '01a20000-0000-7000-8000-000000000000',
      Int: 1,
      PageSize: 1,
      Boolean: false,
      Date: '2026-11-24',
      DateTime: '2026-11-24T10:00:00Z',
    }[type.name] ?? 'x'
  );
}

function callOf(root: string, field: GraphQLField<unknown, unknown>): { document: string; variables: Record<string, unknown> } {
  const args = field.args.filter(({ type }) => isNonNullType(type));
  const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
  return {
    document: `${root.toLowerCase()} Call${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`} ${selection} }`,
    variables: Object.fromEntries(args.map(({ name, type }) => [name, some(type)])),
  };
}

const controllersOf = (module: Type): Type[] => (Reflect.getMetadata(MODULE_METADATA.CONTROLLERS, module) as Type[] | undefined) ?? [];

let worker: Actor;
beforeAll(async () => {
  worker = await aBareActor(api.database);
});

/** What is read for anything but support. One operation has one purpose. */
const OTHER_PURPOSES: Readonly<Record<string, string>> = {
  emergencyLook: 'emergency',
  safeguardingLook: 'safeguarding',
  disclosureLook: 'disclosure',
  askRelease: 'disclosure',
};

/** What the one resolver of a root field carries. */
function allowanceOf(root: string, name: string): Allowance | undefined {
  const scanner = new MetadataScanner();
  const found: Allowance[] = [];
  for (const module of api.app().get(ModulesContainer).values())
    for (const { instance } of module.providers.values()) {
      if (typeof instance !== 'object' || instance === null) continue;
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      for (const method of scanner.getAllMethodNames(prototype)) {
        const handler = prototype[method];
        if (!handler || Reflect.getMetadata('graphql:resolver_type', handler) !== root) continue;
        const called = (Reflect.getMetadata('graphql:resolver_name', handler) as string | undefined) ?? method;
        if (called === name) found.push(Reflect.getMetadata(ALLOW, handler) as Allowance);
      }
    }
  expect(found, name).toHaveLength(1);
  return found[0];
}

/** Whether words are sent in it that say whom somebody means. */
function namesSomebody(name: string, type: GraphQLInputType): boolean {
  if (isNonNullType(type) || isListType(type)) return namesSomebody(name, type.ofType);
  if (isInputObjectType(type)) return Object.values(type.getFields()).some((field) => namesSomebody(field.name, field.type));
  return ['text', 'typed', 'fullName', 'birthDate'].includes(name);
}

describe('every root field', () => {
  it('is on the walk', () => {
    expect(roots.length).toBeGreaterThanOrEqual(14);
  });

  it.each(roots.map(({ root, field }) => [`${root}.${field.name}`, root, field] as const))(
    '%s carries @Allow with its name and purpose',
    (_title, root, field) => {
      const { even: _even, of: _of, ...allowed } = allowanceOf(root, field.name) ?? {};
      expect(allowed).toEqual({
        name: expect.stringMatching(/^[a-z_]+(\.[a-z_]+)+$/) as string,
        purpose: OTHER_PURPOSES[field.name] ?? 'support',
      });
    },
  );

  // Whom words fit, the time of the answer would tell.
  it('answers at even times where it takes words that somebody may be found by', () => {
    const finds = roots.filter(({ field }) => field.args.some(({ name, type }) => namesSomebody(name, type)));
    expect(finds.map(({ field }) => field.name)).toEqual(expect.arrayContaining(['findPeople', 'askForCallBack', 'loadList']));
    expect(finds.filter(({ root, field }) => !allowanceOf(root, field.name)?.even).map(({ field }) => field.name)).toEqual([]);
  });

  it.each(roots.map(({ root, field }) => [`${root}.${field.name}`, root, field] as const))(
    '%s gives nobody anything who is not signed in',
    async (_title, root, field) => {
      const { document, variables } = callOf(root, field);
      const { data, errors } = await api.ask(null, document, variables);
      expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['UNAUTHENTICATED']);
      expect(data ?? null).toBeNull();
    },
  );

  it.each(roots.map(({ root, field }) => [`${root}.${field.name}`, root, field] as const))(
    '%s takes no session that is not ours',
    async (_title, root, field) => {
      const { document, variables } = callOf(root, field);
      const { errors } = await api.ask({ ...worker, token: 'made-up' }, document, variables);
      expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['UNAUTHENTICATED']);
    },
  );
});

describe('every address of sign-in and health', () => {
  const scanner = new MetadataScanner();
  const routes = [IdentityModule.forRoot({ origin: 'http://localhost', issuers: [] }).controllers ?? [], controllersOf(HealthModule)]
    .flat()
    .flatMap((controller) => {
      const prototype = controller.prototype as Record<string, object>;
      return scanner
        .getAllMethodNames(prototype)
        .map((name) => ({ title: `${controller.name}.${name}`, handler: prototype[name] ?? {} }))
        .filter(({ handler }) => Reflect.hasMetadata(PATH_METADATA, handler));
    });

  it('is denied where nobody says so', async () => {
    const { statusCode, body } = await api.app().inject('/forgotten');
    expect(statusCode).toBe(403);
    expect(body).not.toContain('something');
  });

  it('is on the walk', () => {
    expect(routes.length).toBeGreaterThanOrEqual(19);
  });

  it.each(routes.map(({ title, handler }) => [title, handler] as const))('%s says why it is open', (_title, handler) => {
    expect(String(Reflect.getMetadata(OPEN, handler)).length).toBeGreaterThan(15);
  });
});

describe('a root field without @Allow', () => {
  it('is denied to a signed-in worker', async () => {
    const { data, errors } = await api.ask(worker, '{ forgotten }');
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN']);
    expect(data ?? null).toBeNull();
  });
});

import type pg from 'pg';
import { EXTENSIONS, FUNCTIONS, OTHERS, ROLES, SCHEMAS, TABLES, VIEWS } from './catalogue.ts';

interface Grant {
  to: string;
  privileges: string;
}

interface Column {
  name: string;
  type: string;
  required: boolean;
  collation: string | null;
  default: string | null;
  generated: string;
  comment: string | null;
  grants: Grant[];
}

interface Policy {
  name: string;
  permissive: boolean;
  command: string;
  roles: string;
  using: string | null;
  check: string | null;
}

interface Named {
  name: string;
  owner: string;
  comment: string | null;
  grants: Grant[];
}

interface Table extends Named {
  secured: boolean;
  forced: boolean;
  partition_key: string | null;
  partition_of: string | null;
  options: string | null;
  columns: Column[];
  constraints: { name: string; definition: string }[];
  indexes: string[];
  policies: Policy[];
  triggers: string[];
}

interface View extends Named {
  materialised: boolean;
  options: string | null;
  definition: string;
  columns: { name: string; grants: Grant[] }[];
}

interface Routine extends Named {
  procedure: boolean;
  definition: string;
}

interface Role {
  name: string;
  login: boolean;
  inherit: boolean;
  superuser: boolean;
  bypassrls: boolean;
  createdb: boolean;
  createrole: boolean;
  members: string[];
}

const HEADER = `-- The database as the migrations leave it, printed from its catalogue by tools/print-schema.ts. Read it in reviews; do not edit it.
-- Left out: months of partitioned tables (made as time goes on) and the list of migrations.`;

/** Prints the whole schema of a database as SQL to read: the same text for the same schema, whatever the order it was made in. */
export async function printSchema(client: pg.Client | pg.PoolClient): Promise<string> {
  const ask = async <Row extends object>(query: string): Promise<Row[]> => (await client.query<Row>(query)).rows;
  const parts = [HEADER];
  parts.push(
    (await ask<{ name: string; schema: string }>(EXTENSIONS))
      .map(({ name, schema }) => `create extension ${name} schema ${schema};`)
      .join('\n'),
  );
  parts.push((await ask<Role>(ROLES)).flatMap(printRole).join('\n'));
  for (const { name, owner, grants } of await ask<Named>(SCHEMAS)) {
    parts.push([`create schema ${name} authorization ${owner};`, ...printGrants(`schema ${name}`, grants)].join('\n'));
  }
  parts.push((await ask<{ kind: string; name: string }>(OTHERS)).map(({ kind, name }) => `-- ${kind} ${name}`).join('\n'));
  parts.push(...(await ask<Table>(TABLES)).map(printTable));
  parts.push(...(await ask<View>(VIEWS)).map(printView));
  parts.push(...(await ask<Routine>(FUNCTIONS)).map(printRoutine));
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const printGrants = (what: string, grants: Grant[]): string[] =>
  grants.map(({ to, privileges }) => `grant ${privileges} on ${what} to ${to};`);

const printComment = (what: string, comment: string | null): string[] =>
  comment === null ? [] : [`comment on ${what} is ${quote(comment)};`];

function printRole({ name, members, ...attributes }: Role): string[] {
  const words = Object.entries(attributes).map(([attribute, on]) => (on ? attribute : `no${attribute}`));
  return [`create role ${name} ${words.join(' ')};`, ...members.map((member) => `grant ${name} to ${member};`)];
}

function printTable(table: Table): string {
  const { name, owner, columns, constraints } = table;
  const lines = table.partition_of
    ? [`create table ${name} partition of ${table.partition_of} default;`]
    : [
        `create table ${name} (`,
        [...columns.map(printColumn), ...constraints.map((one) => `  constraint ${one.name} ${one.definition}`)].join(',\n'),
        `)${table.partition_key ? ` partition by ${table.partition_key.toLowerCase()}` : ''}${table.options ? ` with (${table.options})` : ''};`,
      ];
  lines.push(`alter table ${name} owner to ${owner};`, ...printComment(`table ${name}`, table.comment));
  for (const column of columns) lines.push(...printComment(`column ${name}.${column.name}`, column.comment));
  lines.push(...table.indexes.map((definition) => `${definition};`), ...table.triggers.map((definition) => `${definition};`));
  lines.push(`-- row-level security: ${table.secured ? 'enabled' : 'NOT ENABLED'}, ${table.forced ? 'forced' : 'NOT FORCED'}`);
  lines.push(...table.policies.map((policy) => printPolicy(name, policy)));
  lines.push(...printGrants(`table ${name}`, table.grants), ...printColumnGrants(name, columns));
  return lines.join('\n');
}

function printColumn({ name, type, required, collation, default: value, generated }: Column): string {
  const parts = [name, type];
  if (collation) parts.push(`collate ${collation}`);
  if (required) parts.push('not null');
  if (value !== null) parts.push(generated ? `generated always as (${value}) stored` : `default ${value}`);
  return `  ${parts.join(' ')}`;
}

function printPolicy(table: string, { name, permissive, command, roles, using, check }: Policy): string {
  const parts = [`create policy ${name} on ${table}${permissive ? '' : ' as restrictive'} for ${command} to ${roles}`];
  if (using !== null) parts.push(`  using (${using.trim()})`);
  if (check !== null) parts.push(`  with check (${check.trim()})`);
  return `${parts.join('\n')};`;
}

/** Columns that one role may use alike are named in one line. */
function printColumnGrants(table: string, columns: { name: string; grants: Grant[] }[]): string[] {
  const byGrant = new Map<string, { to: string; privilege: string; names: string[] }>();
  for (const { name, grants } of columns) {
    for (const { to, privileges } of grants) {
      for (const privilege of privileges.split(', ')) {
        const one = byGrant.get(`${to} ${privilege}`) ?? { to, privilege, names: [] };
        one.names.push(name);
        byGrant.set(`${to} ${privilege}`, one);
      }
    }
  }
  return [...byGrant.keys()].sort().flatMap((key) => {
    const one = byGrant.get(key);
    return one ? [`grant ${one.privilege} (${one.names.join(', ')}) on table ${table} to ${one.to};`] : [];
  });
}

function printView({ name, owner, materialised, options, definition, comment, grants, columns }: View): string {
  const kind = materialised ? 'materialized view' : 'view';
  return [
    `create ${kind} ${name}${options ? ` with (${options})` : ''} as`,
    definition,
    `alter ${kind} ${name} owner to ${owner};`,
    ...printComment(`${kind} ${name}`, comment),
    ...printGrants(`table ${name}`, grants),
    ...printColumnGrants(name, columns),
  ].join('\n');
}

function printRoutine({ name, procedure, owner, definition, comment, grants }: Routine): string {
  const kind = procedure ? 'procedure' : 'function';
  return [
    `${definition.trimEnd()};`,
    `alter ${kind} ${name} owner to ${owner};`,
    ...printComment(`${kind} ${name}`, comment),
    ...printGrants(`${kind} ${name}`, grants),
  ].join('\n');
}

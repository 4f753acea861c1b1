// The queries behind db/schema.sql. Each gives its objects in an order that does not change from run to run.

/** Left out everywhere: what an extension brought, TypeORM's own table, and the months of a partitioned table, which come and go. */
const ours = (alias: string, catalogue: string) => `
  ${alias}.relnamespace::regnamespace::text not like 'pg\\_%' and ${alias}.relnamespace::regnamespace::text <> 'information_schema'
  and ${alias}.relname <> 'migrations'
  and not exists (select from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = ${alias}.oid and d.deptype = 'e')
  and (not ${alias}.relispartition or pg_get_expr(${alias}.relpartbound, ${alias}.oid) = 'DEFAULT')`;

const grants = (acl: string, owner: string) => `
  (select coalesce(json_agg(g order by g->>'to', g->>'privileges'), '[]') from (
     select json_build_object('to', coalesce(r.rolname, 'public'), 'privileges', string_agg(lower(a.privilege_type), ', ' order by a.privilege_type)) g
     from aclexplode(${acl}) a left join pg_roles r on r.oid = a.grantee
     where a.grantee <> ${owner} group by r.rolname) each_grant)`;

/** Extensions by name. */
export const EXTENSIONS = `
  select extname as name, extnamespace::regnamespace::text as schema from pg_extension where extname <> 'plpgsql' order by 1`;

/** The roles of Alongside and who may act as whom. */
export const ROLES = `
  select r.rolname as name, r.rolcanlogin as login, r.rolinherit as inherit, r.rolsuper as superuser, r.rolbypassrls as bypassrls,
    r.rolcreatedb as createdb, r.rolcreaterole as createrole,
    array(select m.member::regrole::text from pg_auth_members m where m.roleid = r.oid order by 1) as members
  from pg_roles r where r.rolname like 'alongside%' order by 1`;

/** Schemas with their owner and grants. */
export const SCHEMAS = `
  select n.nspname as name, n.nspowner::regrole::text as owner, ${grants('n.nspacl', 'n.nspowner')} as grants
  from pg_namespace n where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' order by 1`;

/** Tables, with everything that belongs to each. */
export const TABLES = `
  select c.oid::regclass::text as name, c.relowner::regrole::text as owner, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
    obj_description(c.oid, 'pg_class') as comment, pg_get_partkeydef(c.oid) as partition_key,
    (select i.inhparent::regclass::text from pg_inherits i where i.inhrelid = c.oid and c.relispartition) as partition_of,
    array_to_string(c.reloptions, ', ') as options,
    (select coalesce(json_agg(json_build_object('name', quote_ident(a.attname), 'type', format_type(a.atttypid, a.atttypmod), 'required', a.attnotnull,
        'collation', case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end,
        'default', pg_get_expr(d.adbin, d.adrelid), 'generated', a.attgenerated, 'comment', col_description(c.oid, a.attnum),
        'grants', ${grants('a.attacl', 'c.relowner')}) order by a.attnum), '[]')
      from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select coalesce(json_agg(json_build_object('name', k.conname, 'definition', pg_get_constraintdef(k.oid, true)) order by k.contype = 'p' desc, k.contype = 'u' desc, k.contype, k.conname), '[]')
      from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c', 'x')) as constraints,
    (select coalesce(json_agg(pg_get_indexdef(i.indexrelid) order by i.indexrelid::regclass::text), '[]')
      from pg_index i where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = c.oid)
      and not exists (select from pg_inherits h where h.inhrelid = i.indexrelid)) as indexes,
    (select coalesce(json_agg(json_build_object('name', p.polname, 'permissive', p.polpermissive,
        'command', case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
        'roles', (select string_agg(case u when 0 then 'public' else u::regrole::text end, ', ' order by case u when 0 then 'public' else u::regrole::text end) from unnest(p.polroles) u),
        'using', pg_get_expr(p.polqual, p.polrelid, true), 'check', pg_get_expr(p.polwithcheck, p.polrelid, true)) order by p.polname), '[]')
      from pg_policy p where p.polrelid = c.oid) as policies,
    (select coalesce(json_agg(pg_get_triggerdef(g.oid, true) order by g.tgname), '[]')
      from pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal and g.tgparentid = 0) as triggers,
    ${grants('c.relacl', 'c.relowner')} as grants
  from pg_class c where c.relkind in ('r', 'p') and ${ours('c', 'pg_class')} order by c.oid::regclass::text collate "C"`;

/** Views with their definition, options, owner and grants. */
export const VIEWS = `
  select c.oid::regclass::text as name, c.relowner::regrole::text as owner, c.relkind = 'm' as materialised, array_to_string(c.reloptions, ', ') as options,
    pg_get_viewdef(c.oid, true) as definition, obj_description(c.oid, 'pg_class') as comment, ${grants('c.relacl', 'c.relowner')} as grants,
    (select coalesce(json_agg(json_build_object('name', quote_ident(a.attname), 'grants', ${grants('a.attacl', 'c.relowner')}) order by a.attnum), '[]')
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and a.attacl is not null) as columns
  from pg_class c where c.relkind in ('v', 'm') and ${ours('c', 'pg_class')} order by c.oid::regclass::text collate "C"`;

/** Functions and procedures; the definition says whether one runs with its owner's rights, and its search path. */
export const FUNCTIONS = `
  select p.oid::regprocedure::text as name, p.prokind = 'p' as procedure, p.proowner::regrole::text as owner, pg_get_functiondef(p.oid) as definition,
    obj_description(p.oid, 'pg_proc') as comment, ${grants("coalesce(p.proacl, acldefault('f', p.proowner))", 'p.proowner')} as grants
  from pg_proc p
  where p.pronamespace::regnamespace::text not like 'pg\\_%' and p.pronamespace::regnamespace::text <> 'information_schema' and p.prokind in ('f', 'p', 'w')
    and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  order by p.oid::regprocedure::text collate "C"`;

/** Domains and sequences: rare here, so a new one must show in the diff. */
export const OTHERS = `
  select 'sequence' as kind, c.oid::regclass::text as name from pg_class c where c.relkind = 'S' and ${ours('c', 'pg_class')}
  union all
  select case t.typtype when 'd' then 'domain' when 'e' then 'enum' else 'type' end, t.oid::regtype::text from pg_type t left join pg_class c on c.oid = t.typrelid
  where t.typnamespace::regnamespace::text not like 'pg\\_%' and t.typnamespace::regnamespace::text <> 'information_schema'
    and (t.typtype in ('d', 'e', 'r') or c.relkind = 'c')
    and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
  order by 1, 2`;

import type { Pool } from './pool.ts';

/** What must hold of the schema. Each row that it gives is a hole: no row, and the product may start. */
export const SCHEMA_GUARD = `
select 'table without forced row-level security: ' || c.oid::regclass as hole
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
union all
select 'view without a barrier: ' || c.oid::regclass
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm') and not ('security_barrier=true' = any (coalesce(c.reloptions, '{}')))
union all
select 'view of another owner than the policy role: ' || c.oid::regclass
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' and pg_get_userbyid(c.relowner) <> 'alongside_policy'
union all
select 'definer function open to everyone, or without its own search_path: ' || p.oid::regprocedure
from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
  and (has_function_privilege('public', p.oid, 'execute') or not exists (select from unnest(coalesce(p.proconfig, '{}')) s where s like 'search_path=%'))
union all
select 'the application owns ' || c.oid::regclass from pg_class c where pg_get_userbyid(c.relowner) = 'alongside_app'
union all
select 'the application may read the words themselves: ' || c.oid::regclass || '.' || a.attname
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  and (c.relname, a.attname) in (('entries', 'words'), ('entries', 'passages'), ('entries', 'headline'), ('entry_amendments', 'words'), ('what_matters', 'words'), ('people', 'full_name'), ('sessions', 'token_hash'), ('workers', 'person_id'))
  and has_column_privilege('alongside_app', c.oid, a.attnum, 'select')
union all
select 'the application may delete from ' || c.oid::regclass
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege('alongside_app', c.oid, 'delete, truncate')
union all
select 'a role that is more than it should be: ' || r.rolname
from pg_roles r where r.rolname in ('alongside_app', 'alongside_policy', 'alongside_sealer') and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb)
union all
select 'the application is a member of ' || pg_get_userbyid(m.roleid) from pg_auth_members m where pg_get_userbyid(m.member) = 'alongside_app'
union all
select 'a sequence tells how much was written: ' || c.oid::regclass
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'S' and c.relname <> 'migrations_id_seq'
union all
select 'the access log has no partition ' || n from generate_series(0, 3) g (n)
where to_regclass('access_events_' || to_char(date_trunc('month', moment() at time zone 'UTC') + make_interval(months => n), 'YYYY_MM')) is null
union all
select 'rows of the access log could be changed: ' || c.oid::regclass
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname ~ '^(access_events|log_leaves$|log_seals$)'
  and (select count(*) from pg_trigger t where t.tgrelid = c.oid and t.tgname in ('append_only', 'never_emptied') and t.tgenabled in ('O', 'A')) < 2
union all
select 'the access log has no default partition' where to_regclass('access_events_default') is null`;

/** The holes of the schema as the application's role sees them: an empty list lets the product start. */
export async function schemaHoles(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ hole: string }>(SCHEMA_GUARD);
  const role = await pool.query<{ hole: string }>(
    "select 'the application logs in as ' || current_user as hole where current_user <> 'alongside_app'",
  );
  return [...role.rows, ...rows].map(({ hole }) => hole);
}

import { ClearError, runCommand } from './clear-error.ts';
import { APP, MIGRATOR, prepareDatabase } from './postgres/roles.ts';

/**
 * `npm run prepare-database`: makes the four roles and the database on a PostgreSQL of one's own. SUPERUSER_URL is used for this alone;
 * names, passwords and the database come from DATABASE_URL and DATABASE_ADMIN_URL, which Alongside will use. Safe to run again.
 */
async function prepare(): Promise<number> {
  const superuser = urlOf('SUPERUSER_URL');
  const app = urlOf('DATABASE_URL', APP);
  const admin = urlOf('DATABASE_ADMIN_URL', MIGRATOR);
  if (app.pathname !== admin.pathname || app.pathname.length < 2)
    throw new ClearError('DATABASE_URL and DATABASE_ADMIN_URL must name one database, as …/alongside. Nothing was changed.');
  const name = decodeURIComponent(app.pathname.slice(1));
  await prepareDatabase(superuser.href, {
    name,
    passwords: { migrator: decodeURIComponent(admin.password), app: decodeURIComponent(app.password) },
  });
  console.log(`The database ${name} and its roles are ready. Alongside brings the tables at its first start.`);
  return 0;
}

function urlOf(variable: string, role?: string): URL {
  const url = URL.parse(process.env[variable] ?? '');
  if (!url || !/^postgres(ql)?:$/.test(url.protocol))
    throw new ClearError(`${variable} must be like postgres://name:password@host:5432/alongside. Nothing was changed.`);
  if (role && (url.username !== role || !url.password))
    throw new ClearError(`${variable} must log in as ${role}, with a password. Nothing was changed.`);
  return url;
}

await runCommand(prepare);

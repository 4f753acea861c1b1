import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashSync } from 'bcryptjs';
import { ClearError, runCommand } from './clear-error.ts';
import { ROOT } from './start/settings.ts';

const secret = (): string => randomBytes(24).toString('base64url');

/** `npm run docker:env`: writes .env with secrets of its own for `docker compose up`. It never replaces one that is there. */
function makeEnv(): Promise<number> {
  const file = join(ROOT, '.env');
  if (existsSync(file))
    throw new ClearError(
      '.env is there already and was not changed, because the database knows its passwords. `docker compose down --volumes` removes that database; only then remove .env too.',
    );
  const password = secret();
  const lines = {
    POSTGRES_PASSWORD: secret(),
    MIGRATOR_PASSWORD: secret(),
    APP_PASSWORD: secret(),
    OIDC_CLIENT_SECRET: secret(),
    PROVIDER_PASSWORD_HASH: hashSync(password, 10),
  };
  // single quotes: a bcrypt hash holds dollar signs, which compose would take for variables
  const text = Object.entries(lines).map(([name, value]) => `${name}='${value}'\n`);
  writeFileSync(file, text.join(''), { mode: 0o600 });
  console.log(`.env is written. \`docker compose up\` starts Alongside at http://localhost:3000, and its log shows the set-up code.
At the provider, sign in as administrator@example.org. The password is shown this once:

  ${password}
`);
  return Promise.resolve(0);
}

await runCommand(makeEnv);

// Production: an issuer of the place's own, nothing of the demo place.
import 'reflect-metadata';
import { start } from './bootstrap.ts';
import { ConfigError, readConfig } from './config.ts';
import { runOrExplain } from './run-or-explain.ts';

await runOrExplain(async () => {
  const config = readConfig(process.env);
  if (!config.issuer)
    throw new ConfigError(
      'OIDC_ISSUER is not set. Alongside signs workers in through your OpenID issuer; "npm start" shows the demo place instead.',
    );
  const { url, clientId, clientSecret } = config.issuer;
  await start(config, { identity: { issuer: url, clientId, ...(clientSecret ? { clientSecret } : {}) } });
});

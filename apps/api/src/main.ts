// Production: issuers of the place's own, or passkeys, and nothing of the demo place.
import 'reflect-metadata';
import { callbackAddress } from '@alongside/platform/identity';
import { start } from './bootstrap.ts';
import { readConfig } from './config.ts';
import { growHeapSlowly } from './heap.ts';
import { readIssuers } from './issuers.ts';
import { refuseDemoPlace } from './refuse-demo-place.ts';
import { runOrExplain } from './run-or-explain.ts';

growHeapSlowly();
await runOrExplain(async () => {
  const config = readConfig(process.env);
  const issuers = readIssuers(process.env);
  await start(config, { identity: { issuers }, prepare: ({ adminUrl }) => refuseDemoPlace(adminUrl) });
  // Each issuer has to know its address; nothing of it is secret.
  for (const issuer of issuers) console.log(`Logins of ${issuer.name} come back to ${callbackAddress(config.origin, issuer)}`);
});

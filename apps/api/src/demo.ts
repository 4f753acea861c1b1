// The demo place: the same product with an embedded provider and made-up people. The production image does not hold this file.
import 'reflect-metadata';
import { join } from 'node:path';
import { demoPeople, demoProvider, openDemoPlace } from '@alongside/demo';
import { start } from './bootstrap.ts';
import { readConfig } from './config.ts';
import { growHeapSlowly } from './heap.ts';
import { runOrExplain } from './run-or-explain.ts';

growHeapSlowly();
await runOrExplain(async () => {
  const config = readConfig(process.env);
  const people = () => Promise.resolve(demoPeople);
  const provider = await demoProvider({ origin: config.origin, keysFile: join(config.dataFolder, 'demo-sign-in.json'), people });
  await start(config, {
    identity: { issuers: [{ issuer: provider.issuer, name: 'The demo’s own sign-in', clientId: provider.clientId }], demo: { people } },
    prepare: ({ adminUrl }) => openDemoPlace(adminUrl, provider.issuer, new Date()),
    mount: (app) => provider.mount(app.getHttpAdapter().getInstance()),
  });
});

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConfigError } from './config.ts';

/** What is no page of the worker app: an address here that nothing answers is 404, never the app. */
const NOT_PAGES = /^\/(graphql|live|auth|demo-sign-in|health|files)(\/|$)/;

/** Serves the built worker app: files as they were compressed at the build, and its one page for every deep link. */
export async function serveWeb(app: NestFastifyApplication, folder: string): Promise<void> {
  const root = resolve(folder);
  if (!existsSync(resolve(root, 'index.html'))) throw new ConfigError(`The worker app is not built: there is no index.html in ${folder}.`);
  const server = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic as never, {
    root,
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply: { header(name: string, value: string): void }, path: string) => {
      // A hashed name never changes its content. The page and the service worker's files are asked for again each time.
      const hashed = /-[A-Za-z0-9_-]{8}\.(js|css|woff2|svg)(\.br|\.gz)?$/.test(path);
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // Files have routes of their own; every other address that a browser can open is a page of the app.
  server.get('/*', (request, reply) => {
    const [path = '/'] = request.url.split('?');
    if (NOT_PAGES.test(path) || /\.[a-z0-9]+$/i.test(path)) return reply.status(404).send({ code: 'NOT_FOUND' });
    return reply.sendFile('index.html');
  });
}

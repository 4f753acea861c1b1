import type { FastifyInstance } from 'fastify';
import { isLoopback } from './identity-config.ts';

/**
 * On this machine the product answers under one name only: cookies of localhost are not those of 127.0.0.1, so pages asked for there are sent on;
 * and a name that someone else's DNS points at this machine gets nothing. Health answers under any name.
 */
export function keepToOneHost(server: FastifyInstance, origin: string): void {
  const own = new URL(origin);
  if (!isLoopback(own.hostname)) return;
  server.addHook('onRequest', (request, reply, done) => {
    const host = (request.headers.host ?? '').toLowerCase();
    if (host === own.host || request.url.startsWith('/health/')) return done();
    const page = (request.method === 'GET' || request.method === 'HEAD') && request.url.startsWith('/');
    if (page && isLoopback(URL.parse(`http://${host}`)?.hostname ?? '')) void reply.redirect(own.origin + request.url, 302);
    else void reply.status(421).send();
  });
}

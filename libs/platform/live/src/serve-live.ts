import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { ApiError, type RequestScope } from '@alongside/platform/context';
import { toApiError } from '@alongside/platform/database';
import { logError } from '@alongside/platform/logging';
import { LiveStreams, TooManyStreams } from './live-streams.ts';

const STATUSES = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404 } as const;

/**
 * `POST /live/<subject>` with `{ "id" }`: server-sent events for one screen. It is a POST, so that the rules of every writing request hold for it:
 * our own header, our origin, the session's cookie and its limits.
 */
export function serveLive(app: NestFastifyApplication, scopeOf: (cookie: string | undefined) => RequestScope): void {
  const streams = app.get(LiveStreams);
  app
    .getHttpAdapter()
    .getInstance()
    .post('/live/:subject', async (request, reply) => {
      const { subject } = request.params as { subject: string };
      const { id } = (request.body ?? {}) as { id?: unknown };
      try {
        const { token } = scopeOf(request.headers.cookie);
        const stream = await streams.follow(subject, typeof id === 'string' ? id : '', token);
        if (reply.raw.destroyed) stream.end();
        return reply.header('content-type', 'text/event-stream').header('x-accel-buffering', 'no').send(stream.body);
      } catch (error) {
        return refuse(reply, error);
      }
    });
}

function refuse(reply: FastifyReply, error: unknown): FastifyReply {
  if (error instanceof TooManyStreams)
    return reply
      .status(429)
      .header('retry-after', '30')
      .send({ errors: [{ message: 'Please close another page first, then try again.' }] });
  const known = toApiError(error);
  if (known.code === 'INTERNAL') logError('a screen could not follow', error);
  const { code, message } = known.code in STATUSES ? known : new ApiError('INTERNAL');
  return reply.status(STATUSES[code as keyof typeof STATUSES] ?? 500).send({ errors: [{ message, extensions: { code } }] });
}

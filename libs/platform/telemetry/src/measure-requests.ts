import { type Attributes, type Meter, SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** One span and one measurement a request, made when it has ended: nothing is done for telemetry while somebody waits. */
export function measureRequests(server: FastifyInstance, tracer: Tracer, meter: Meter, operations: ReadonlySet<string>): void {
  const duration = meter.createHistogram('http.server.request.duration', { description: 'Duration of a request', unit: 's' });
  server.addHook('onResponse', (request, reply, done) => {
    const attributes = attributesOf(request, reply.statusCode, operations);
    const ended = Date.now();
    const span = tracer.startSpan(nameOf(attributes), {
      kind: SpanKind.SERVER,
      startTime: ended - reply.elapsedTime,
      attributes,
      root: true,
    });
    if (reply.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(ended);
    duration.record(reply.elapsedTime / 1000, attributes);
    done();
  });
}

/**
 * What is said of a request: the route's pattern instead of the address, which holds ids and what was typed; an operation's name only
 * where it was built with the app. No caller, no header, no trace that a caller sent.
 */
function attributesOf(request: FastifyRequest, status: number, operations: ReadonlySet<string>): Attributes {
  const attributes: Attributes = {
    'http.request.method': METHODS.has(request.method) ? request.method : '_OTHER',
    'http.route': request.routeOptions.url ?? 'unknown',
    'http.response.status_code': status,
  };
  const operation = (request.body as { operationName?: unknown } | null | undefined)?.operationName;
  if (typeof operation === 'string' && operations.has(operation)) attributes['graphql.operation.name'] = operation;
  return attributes;
}

const nameOf = (attributes: Attributes): string =>
  [attributes['http.request.method'], attributes['graphql.operation.name'] ?? attributes['http.route']].join(' ');

import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Milliseconds between two moments at which an answer that shows nothing may leave. Somebody hidden takes PostgreSQL a fraction of a millisecond longer
 * than nobody; whoever measures many answers could tell them apart. A person waits no longer for "not found" than they notice.
 */
export const EVEN_STEP = 25;

/** The end of a wait is met with turns of the event loop, since a timer's whole milliseconds would tell when it was set. */
const BY_TURNS = 2;

const SHORT = 2_000;
const NOTHING_FOUND = /"code":"NOT_FOUND"/;
const NOBODY_SHOWN = /^\{"data":\{(?:"\w+":(?:null|\[\]|\{"nodes":\[\](?:[^{}]|\{[^{}]*\})*\}),?)+\}\}?/;

/** Whether an answer of the API tells that there is nothing: for nobody, and for somebody hidden. */
export function showsNothing(body: string): boolean {
  return body.length < SHORT && (NOTHING_FOUND.test(body) || NOBODY_SHOWN.test(body));
}

/** Milliseconds that an answer still waits, which took so long until now. */
export const waitFor = (took: number, step: number): number => Math.ceil(took / step) * step - took;

/** Of which requests answers are held back. */
export interface Evenly {
  /** Answers that show nothing are. */
  readonly isAsked: (request: FastifyRequest) => boolean;
  /** Any answer is, whatever it shows. Asked when it is ready to leave. */
  readonly isAlways: (request: FastifyRequest) => boolean;
  /** Milliseconds. 0 lets every answer leave at once. */
  readonly step: number;
}

/** Lets answers that show nothing leave only at even times after they were asked for. */
export function answerEvenly(server: FastifyInstance, { isAsked, isAlways, step }: Evenly): void {
  if (step === 0) return;
  const began = new WeakMap<FastifyRequest, number>();
  server.addHook('onRequest', (request, _reply, done) => {
    if (isAsked(request)) began.set(request, performance.now());
    done();
  });
  server.addHook('onSend', async (request, _reply, payload) => {
    const since = began.get(request);
    const body =
      typeof payload === 'string' ? payload : Buffer.isBuffer(payload) && payload.length < SHORT ? payload.toString() : undefined;
    if (since !== undefined && (isAlways(request) || (body !== undefined && showsNothing(body)))) {
      const now = performance.now();
      await until(now + waitFor(now - since, step));
    }
    return payload;
  });
}

async function until(moment: number): Promise<void> {
  const whole = Math.floor(moment - performance.now()) - BY_TURNS;
  if (whole > 0) await new Promise((resolve) => setTimeout(resolve, whole));
  while (performance.now() < moment) await new Promise((resolve) => setImmediate(resolve));
}

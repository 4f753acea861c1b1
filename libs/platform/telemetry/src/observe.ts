import type { FastifyInstance } from 'fastify';
import type { PoolState } from './measure-pool.ts';

/** What is measured of a running product. */
export interface Observed {
  /** Operations that may be named, because they were built with the app. */
  readonly operations: ReadonlySet<string>;
  readonly pool: () => PoolState;
}

type Environment = Readonly<Record<string, string | undefined>>;

const ENDPOINTS = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_METRICS_ENDPOINT'];

/**
 * Sends traces and metrics to a place's own collector where an endpoint is set. Where none is, not even the code for it is loaded.
 * The exporter reads the endpoint, its headers and time-outs from OpenTelemetry's own variables. Only the names that are written in
 * this folder are sent: no address, no id, nothing that anyone typed. What is left is sent when the server closes.
 */
export async function observe(server: FastifyInstance, observed: Observed, environment: Environment = process.env): Promise<void> {
  if (!ENDPOINTS.some((name) => environment[name])) return;
  const { startSdk } = await import('./sdk.ts');
  startSdk(server, observed, environment);
}

import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import type { FastifyInstance } from 'fastify';
import { log } from '@alongside/platform/logging';
import { measurePool } from './measure-pool.ts';
import { measureRequests } from './measure-requests.ts';
import type { Observed } from './observe.ts';

const SCOPE = 'alongside';
const PATIENCE_MS = 2000;

/** Traces and metrics over OTLP. OTEL_SERVICE_NAME names this process, OTEL_TRACES_SAMPLER_ARG is the share of requests that are traced (0 to 1). */
export function startSdk(
  server: FastifyInstance,
  { operations, pool }: Observed,
  environment: Readonly<Record<string, string | undefined>>,
): void {
  const resource = resourceFromAttributes({ 'service.name': environment['OTEL_SERVICE_NAME'] || SCOPE });
  const tracers = new TracerProvider({
    resource,
    sampler: new TraceIdRatioBasedSampler(shareOf(environment['OTEL_TRACES_SAMPLER_ARG'])),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  const interval = Number(environment['OTEL_METRIC_EXPORT_INTERVAL']) || 60_000;
  const reader = new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter(),
    exportIntervalMillis: interval,
    exportTimeoutMillis: Math.min(interval, 30_000),
  });
  const meters = new MeterProvider({ resource, readers: [reader] });
  const [tracer, meter] = [tracers.getTracer(SCOPE), meters.getMeter(SCOPE)];
  measureRequests(server, tracer, meter, operations);
  measurePool(meter, pool);
  // A collector that is away must not hold up the end.
  server.addHook('onClose', async () => {
    const patience = new Promise((done) => setTimeout(done, PATIENCE_MS).unref());
    await Promise.race([Promise.allSettled([tracers.shutdown(), meters.shutdown()]), patience]);
  });
  log('telemetry on', {});
}

const shareOf = (text: string | undefined): number => {
  const share = Number(text ?? 1);
  return share >= 0 && share <= 1 ? share : 1;
};

import type { Meter } from '@opentelemetry/api';

/** How the pool of database connections stands. */
export interface PoolState {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

/** Connections in use, idle, and requests that wait for one. */
export function measurePool(meter: Meter, state: () => PoolState): void {
  meter
    .createObservableGauge('db.client.connection.count', { description: 'Connections to the database', unit: '{connection}' })
    .addCallback((result) => {
      const { total, idle } = state();
      result.observe(total - idle, { 'db.client.connection.state': 'used' });
      result.observe(idle, { 'db.client.connection.state': 'idle' });
    });
  meter
    .createObservableGauge('db.client.connection.pending_requests', {
      description: 'Requests that wait for a connection',
      unit: '{request}',
    })
    .addCallback((result) => result.observe(state().waiting));
}

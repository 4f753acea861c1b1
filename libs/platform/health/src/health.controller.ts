import { Controller, Get, Inject, type OnApplicationBootstrap, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { POOL, type Pool, schemaHoles } from '@alongside/platform/database';
import { Open } from '@alongside/platform/graphql';
import { log, logError } from '@alongside/platform/logging';

const PATIENCE_MS = 1500;

/** Whether the product runs, and whether it can serve. Neither says why not: the log does. */
@Controller('health')
export class HealthController implements OnApplicationBootstrap {
  /** Undefined: the schema could not be looked at yet. */
  private schemaIsWhole: boolean | undefined;

  constructor(@Inject(POOL) private readonly pool: Pool) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.lookAtSchema().catch((error: unknown) => logError('schema not read', error));
  }

  @Get('live')
  @Open('the machine that runs the product asks whether it lives')
  live(@Res({ passthrough: true }) reply: FastifyReply): { status: string } {
    void reply.header('cache-control', 'no-store');
    return { status: 'ok' };
  }

  @Get('ready')
  @Open('the machine that runs the product asks whether to send people here')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: string }> {
    const ready = await this.isReady().catch((error: unknown) => {
      logError('not ready', error);
      return false;
    });
    void reply.header('cache-control', 'no-store').status(ready ? 200 : 503);
    return { status: ready ? 'ok' : 'not ready' };
  }

  private async isReady(): Promise<boolean> {
    await inTime(this.pool.query('select 1'));
    if (this.schemaIsWhole === undefined) await inTime(this.lookAtSchema());
    return this.schemaIsWhole === true;
  }

  private async lookAtSchema(): Promise<void> {
    const holes = await schemaHoles(this.pool);
    this.schemaIsWhole = holes.length === 0;
    if (holes.length) log('schema has holes', { count: holes.length });
  }
}

async function inTime(work: Promise<unknown>): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  const patience = new Promise((_, reject) => {
    late = setTimeout(() => reject(new Error('The database did not answer in time.')), PATIENCE_MS);
  });
  try {
    await Promise.race([work, patience]);
  } finally {
    clearTimeout(late);
  }
}

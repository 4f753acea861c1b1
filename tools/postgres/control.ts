import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The number that initdb gave a cluster, which every copy of it keeps: two with the same one share a history. */
export const systemIdentifier = (cluster: string): string => readFileSync(join(cluster, 'global/pg_control')).readBigUInt64LE(0).toString();

/** The major version that made a cluster, as `18`. */
export const majorOf = (cluster: string): string => readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();

import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../../..');

/** The port of the demo product that a run starts by itself. */
export const productPort = 3210;

/** Where the demo product answers. */
export const productUrl = process.env['JOURNEYS_URL'] ?? `http://localhost:${productPort}`;

/** The data folder of that product. */
export const productData = resolve(root, process.env['JOURNEYS_DATA'] ?? '.data/e2e');

/** The port of the product that begins without a place. */
export const ownPort = 3212;

/** Where that one answers. */
export const ownUrl = process.env['JOURNEYS_OWN_URL'] ?? `http://localhost:${ownPort}`;

/** What that one printed: its set-up code among it. */
export const ownLog = resolve(root, process.env['JOURNEYS_OWN_LOG'] ?? 'test-results/own-place.log');

/** The data folder of that one. */
export const ownData = resolve(root, process.env['JOURNEYS_OWN_DATA'] ?? '.data/e2e-own');

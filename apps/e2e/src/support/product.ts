import { resolve } from 'node:path';

/** The port of the product that a run starts by itself. */
export const productPort = 3210;

/** Where the product answers. */
export const productUrl = process.env['JOURNEYS_URL'] ?? `http://localhost:${productPort}`;

/** The data folder of that product. */
export const productData = resolve(import.meta.dirname, '../../../..', process.env['JOURNEYS_DATA'] ?? '.data/e2e');

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The name of a piece of PostgreSQL's write-ahead log: timeline, and where in the log it stands. */
const SEGMENT = /^[0-9A-F]{24}$/;
const HISTORY = /^[0-9A-F]{8}\.history$/;

/** Whether a file is a piece of the log, and not one of the small files beside them. */
export const isSegment = (name: string): boolean => SEGMENT.test(name);

/** Whether a file tells where a timeline branched off. Each restore begins one. */
export const isHistory = (name: string): boolean => HISTORY.test(name);

/** Where a piece stands in the log, counted from its beginning; timelines share the count. */
export function numberOf(name: string, segmentSize: number): number {
  const perFile = 2 ** 32 / segmentSize;
  return parseInt(name.slice(8, 16), 16) * perFile + parseInt(name.slice(16, 24), 16);
}

/** The timeline that a piece belongs to. */
export const timelineOf = (name: string): number => parseInt(name.slice(0, 8), 16);

/** A position like `0/3000028`, as bytes from the log's beginning. */
export function bytesAt(position: string): number {
  const [high = '0', low = '0'] = position.split('/');
  return parseInt(high, 16) * 2 ** 32 + parseInt(low, 16);
}

/** The pieces in a folder in their order; none where the folder is not there. */
export function segmentsIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter(isSegment).sort();
  } catch {
    return [];
  }
}

/** How large one piece is: chosen when a cluster is made, and the same for ever. */
export function segmentSizeIn(folder: string): number | undefined {
  const [first] = segmentsIn(folder);
  return first === undefined ? undefined : statSync(join(folder, first)).size;
}

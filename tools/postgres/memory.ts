import { totalmem } from 'node:os';

const MEGABYTE = 1024 * 1024;

/** What this process may use in all, in bytes: the machine's memory, or the part of it that a container has. */
export function availableMemory(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}

/**
 * The pages that PostgreSQL keeps for all its connections, as its setting has it: an eighth of the memory, but no less than its own default and no
 * more than 512 MB. They are taken as they are needed, so a small place does not pay for them.
 */
export const sharedBuffers = (memory: number): string => `${Math.round(Math.min(512, Math.max(128, memory / 8 / MEGABYTE)))}MB`;

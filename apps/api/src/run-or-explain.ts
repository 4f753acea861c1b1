import { logError } from '@alongside/platform/logging';

/** Runs the start; if it fails, one line says why to whoever started it, and the log keeps the kind and place. */
export async function runOrExplain(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    logError('start failed', error);
    console.error(error instanceof Error ? error.message : 'The start failed.');
    process.exit(1);
  }
}

/** Ctrl-C, TERM and a closed terminal ask for a stop; the work takes away what it has half made and ends. */
export function stopAtCtrlC(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => controller.abort());
  return controller.signal;
}

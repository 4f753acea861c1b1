/** Notices Ctrl-C, TERM and a closed terminal, so that everything can be stopped in order. */
export function untilAskedToStop(): { signal: Promise<undefined>; asked(): boolean } {
  let asked = false;
  const signal = new Promise<undefined>((done) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // stays on: a second Ctrl-C must not cut the clean stop short
      process.on(name, () => {
        asked = true;
        done(undefined);
      });
    }
  });
  return { signal, asked: () => asked };
}

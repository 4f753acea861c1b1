/** A bar that fills in a terminal; elsewhere a line now and then, so that a log stays short. */
export function progress(name: string, total: number): { at(done: number): void; end(): void } {
  const terminal = process.stdout.isTTY;
  const from = performance.now();
  let shown = -1;
  return {
    at(done) {
      const share = Math.floor((100 * done) / total);
      if (share === shown || (!terminal && share < shown + 20 && share < 100)) return;
      shown = share;
      const left = Math.round(((performance.now() - from) / done) * (total - done) * 0.001);
      const line = `${name} ${'█'.repeat(share / 5)}${'░'.repeat(20 - Math.floor(share / 5))} ${share} %, ${left} s left`;
      process.stdout.write(terminal ? `\r${line} ` : `${line}\n`);
    },
    end: () => void (terminal && process.stdout.write('\n')),
  };
}

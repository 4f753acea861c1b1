/** Shows one progress line for a step, with the seconds that it took: `Building the worker app … 7 s`. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  process.stdout.write(`${name} …`);
  try {
    const result = await work();
    process.stdout.write(` ${seconds(from)}\n`);
    return result;
  } catch (error) {
    process.stdout.write(' stopped\n');
    throw error;
  }
}

/** Seconds since a moment, with one decimal below ten. */
export function seconds(from: number): string {
  const passed = (performance.now() - from) / 1000;
  return `${passed < 10 ? passed.toFixed(1) : Math.round(passed)} s`;
}

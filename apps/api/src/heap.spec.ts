import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const HEAP = `import { growHeapSlowly } from ${JSON.stringify(join(import.meta.dirname, 'heap.ts'))};\n`;

/** Objects that live a while and are garbage then, as the answers to many requests at once. */
const WORK = `
const waiting = [];
for (let made = 0; made < 500_000; made++) {
  waiting.push({ made, text: Array(12).fill(made + 0.5) });
  if (waiting.length > 60_000) waiting.splice(0, 20_000);
}
`;

/** How many times what lives the heap may be before V8 looks for garbage again, each time that it worked this out. */
function factors(first: string): number[] {
  // The limit of the heap follows the machine's memory, and decides how far V8 goes by itself: here it is the same on each
  const flags = ['--trace-gc-verbose', '--max-old-space-size=4096', '--input-type=module'];
  const told = execFileSync(process.execPath, [...flags, '-e', HEAP + first + WORK], { encoding: 'utf8' });
  return [...told.matchAll(/\[HeapController\] factor (\S+)/g)].map(([, factor]) => Number(factor));
}

describe('the memory of the API', () => {
  it('is looked through for garbage when the heap has doubled, and not only at four times what lives', () => {
    expect(Math.max(...factors(''))).toBeGreaterThan(2);
    const slowly = factors('growHeapSlowly();');
    expect(slowly.length).toBeGreaterThan(0);
    expect(Math.max(...slowly)).toBeLessThanOrEqual(2);
  });
});

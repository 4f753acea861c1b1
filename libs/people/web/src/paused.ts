import { effect, signal, type Signal, untracked } from '@angular/core';

/** Follows `source` once it has been still for so many milliseconds. The first value counts at once. Needs an injection context. */
export function paused<T>(source: () => T, milliseconds: number): Signal<T> {
  return following(source, () => milliseconds);
}

/** What a screen reader hears of a line that changes while someone types: only after a second of quiet, and at most every 5 seconds. */
export function readOut(line: () => string): Signal<string> {
  let last = -5000;
  return following(
    line,
    () => Math.max(1000, last + 5000 - performance.now()),
    () => (last = performance.now()),
  );
}

function following<T>(source: () => T, wait: () => number, told?: () => void): Signal<T> {
  const settled = signal(untracked(source));
  effect((onCleanup) => {
    const value = source();
    if (value === untracked(settled)) return;
    const timer = setTimeout(() => {
      told?.();
      settled.set(value);
    }, wait());
    onCleanup(() => clearTimeout(timer));
  });
  return settled.asReadonly();
}

import { Injector, runInInjectionContext, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { paused, readOut } from './paused.ts';

describe('following what is typed', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const within = <T>(make: () => T): T => runInInjectionContext(TestBed.inject(Injector), make);
  const wait = (milliseconds: number) => {
    TestBed.tick();
    vi.advanceTimersByTime(milliseconds);
    TestBed.tick();
  };

  it('takes the first value at once, and later ones only after a pause', () => {
    const typed = signal('kel');
    const asked = within(() => paused(typed, 200));
    expect(asked()).toBe('kel');
    typed.set('kell');
    wait(150);
    typed.set('kelly');
    wait(150);
    expect(asked()).toBe('kel');
    wait(50);
    expect(asked()).toBe('kelly');
  });

  it('is read out after a second of quiet, and at most every five', () => {
    const line = signal('');
    const heard = within(() => readOut(line));
    line.set('4 people');
    wait(999);
    expect(heard()).toBe('');
    wait(1);
    expect(heard()).toBe('4 people');
    line.set('1 person');
    wait(4999);
    expect(heard()).toBe('4 people');
    wait(1);
    expect(heard()).toBe('1 person');
  });
});

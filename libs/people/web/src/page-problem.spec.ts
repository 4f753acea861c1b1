import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { type GraphErrorCode, provideTestWords } from '@alongside/client';
import { ButtonHarness, ProblemHarness } from '@alongside/ui/testing';
import { describe, expect, it } from 'vitest';
import { PageProblem } from './page-problem.ts';
import { aScreen } from './testing.ts';

describe('a page that could not get what it shows', () => {
  const show = (code: GraphErrorCode | undefined) => {
    aScreen('phone');
    TestBed.configureTestingModule({ providers: [provideTestWords()] });
    const fixture = TestBed.createComponent(PageProblem);
    fixture.componentRef.setInput('code', code);
    return { part: fixture.componentInstance, loader: TestbedHarnessEnvironment.loader(fixture) };
  };

  it.each([
    ['OFFLINE' as const, 'There is no signal. Your words are safe on this phone.'],
    ['INTERNAL' as const, 'Something went wrong at our end.'],
    [undefined, 'Something went wrong at our end.'],
  ])('%s says what is safe, and can be tried again', async (code, line) => {
    const { part, loader } = show(code);
    expect(await (await loader.getHarness(ProblemHarness)).text()).toContain(line);
    let tried = false;
    part.retry.subscribe(() => (tried = true));
    await (await loader.getHarness(ButtonHarness)).click();
    expect(tried).toBe(true);
  });

  it('offers no second try where it is not allowed', async () => {
    const { loader } = show('FORBIDDEN');
    expect(await (await loader.getHarness(ProblemHarness)).text()).toContain('You cannot do this here.');
    expect(await loader.getHarnessOrNull(ButtonHarness)).toBeNull();
  });
});

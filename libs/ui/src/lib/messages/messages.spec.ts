import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { EmptyState } from './empty-state.ts';
import { ErrorSummary, type FieldError } from './error-summary.ts';
import { EmptyStateHarness, ErrorSummaryHarness, ProblemHarness, ProgressHarness, StripHarness } from './messages-harness.ts';
import { Problem } from './problem.ts';
import { Progress } from './progress.ts';
import { Strip } from './strip.ts';

@Component({
  imports: [EmptyState, ErrorSummary, Problem, Progress, Strip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-error-summary title="There is a problem" [errors]="errors()" />
    <input id="name" aria-label="Name" />
    <al-problem heading="We could not send this">Your words are safe.<button alActions type="button">Try now</button></al-problem>
    <al-empty heading="No one found">You can ask.<button alActions type="button">Ask for a call back</button></al-empty>
    <al-progress label="Loading the list" words="300 of 900 rows" [share]="share()" />
    <al-strip icon="cloud-off">No signal.</al-strip>`,
})
class Host {
  readonly errors = signal<readonly FieldError[]>([]);
  readonly share = signal(1 / 3);
}

describe('messages', () => {
  const page = () => {
    const fixture = TestBed.createComponent(Host);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    return { host: fixture.componentInstance, loader: TestbedHarnessEnvironment.loader(fixture) };
  };

  it('the error summary waits unseen, then takes focus each time it has something to say', async () => {
    const { host, loader } = page();
    const summary = await loader.getHarness(ErrorSummaryHarness);
    expect(await summary.isShown()).toBe(false);
    host.errors.set([{ text: 'Write a name', fieldId: 'name' }]);
    expect(await summary.errors()).toEqual(['Write a name']);
    expect(await summary.isShown()).toBe(true);
    expect(await summary.isFocused()).toBe(true);
    document.getElementById('name')?.focus();
    host.errors.set([{ text: 'Write a shorter name', fieldId: 'name' }]);
    expect(await summary.isFocused()).toBe(true);
  });

  it('its links land in the field', async () => {
    const { host, loader } = page();
    host.errors.set([{ text: 'Write a name', fieldId: 'name' }]);
    await (await loader.getHarness(ErrorSummaryHarness)).follow('Write a name');
    expect(document.activeElement?.id).toBe('name');
  });

  it('a problem is read out at once, with what to do', async () => {
    const { loader } = page();
    const problem = await loader.getHarness(ProblemHarness);
    expect(await problem.role()).toBe('alert');
    expect(await problem.heading()).toBe('We could not send this');
    expect(await problem.text()).toMatch(/Your words are safe\..*Try now/s);
  });

  it('long work says how far it is', async () => {
    const { host, loader } = page();
    const progress = await loader.getHarness(ProgressHarness);
    expect(await progress.percent()).toBe(33);
    expect(await progress.text()).toContain('300 of 900 rows');
    host.share.set(7);
    expect(await progress.percent()).toBe(100);
  });

  it('an empty list ends with the next thing to do', async () => {
    const { loader } = page();
    const empty = await loader.getHarness(EmptyStateHarness);
    expect(await empty.heading()).toBe('No one found');
    expect(await empty.text()).toMatch(/You can ask\..*Ask for a call back/s);
  });

  it('a strip says its line', async () => {
    const { loader } = page();
    expect(await (await loader.getHarness(StripHarness)).text()).toBe('No signal.');
  });
});

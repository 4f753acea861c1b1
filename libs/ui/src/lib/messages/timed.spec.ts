import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { SkeletonHarness, UndoBarHarness } from './messages-harness.ts';
import { Skeleton } from './skeleton.ts';
import { UndoBar } from './undo-bar.ts';

@Component({
  imports: [Skeleton, UndoBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (shown()) {
    <al-undo-bar
      message="Saved."
      undoLabel="Undo"
      [seconds]="10"
      (undo)="undone.set(undone() + 1)"
      (expired)="expired.set(expired() + 1)"
    />
    <al-skeleton shape="list" waitingFor="Getting Kelly’s story." />
  }`,
})
class Host {
  readonly shown = signal(true);
  readonly undone = signal(0);
  readonly expired = signal(0);
}

describe('what waits', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => vi.useRealTimers());

  const page = () => {
    const fixture = TestBed.createComponent(Host);
    fixture.detectChanges();
    const pass = (milliseconds: number): void => {
      vi.advanceTimersByTime(milliseconds);
      fixture.detectChanges();
    };
    const loader = TestbedHarnessEnvironment.loader(fixture);
    fixture.detectChanges();
    return { host: fixture.componentInstance, fixture, loader, pass };
  };

  it('the undo bar is read out, and its time ends once', async () => {
    const { host, loader, pass } = page();
    expect(await (await loader.getHarness(UndoBarHarness)).message()).toBe('Saved.');
    pass(9_999);
    expect(host.expired()).toBe(0);
    pass(1);
    expect(host.expired()).toBe(1);
    pass(60_000);
    expect(host.expired()).toBe(1);
  });

  it('the undo bar takes back, and says nothing more once it is gone', async () => {
    const { host, fixture, loader } = page();
    await (await loader.getHarness(UndoBarHarness)).undo();
    expect(host.undone()).toBe(1);
    host.shown.set(false);
    fixture.detectChanges();
    expect(vi.getTimerCount()).toBe(0);
    expect(host.expired()).toBe(0);
  });

  it('the skeleton shows nothing at first, then shapes, then what it waits for', async () => {
    const { loader, pass } = page();
    const skeleton = await loader.getHarness(SkeletonHarness);
    pass(299);
    expect(await skeleton.showsShapes()).toBe(false);
    pass(1);
    expect(await skeleton.showsShapes()).toBe(true);
    expect(await skeleton.says()).toBe('');
    pass(2_700);
    expect(await skeleton.says()).toBe('Getting Kelly’s story.');
  });
});

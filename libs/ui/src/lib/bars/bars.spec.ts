import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { BottomBar } from './bottom-bar.ts';
import { BottomBarHarness } from './bottom-bar-harness.ts';
import { DemoLine } from './demo-line.ts';
import { DemoLineHarness } from './demo-line-harness.ts';
import { FindLink } from './find-link.ts';
import { FindLinkHarness } from './find-link-harness.ts';
import type { NavItem } from './nav-item.ts';
import { SkipLink } from './skip-link.ts';
import { SkipLinkHarness } from './skip-link-harness.ts';
import { SyncPill, type SyncState } from './sync-pill.ts';
import { SyncPillHarness } from './sync-pill-harness.ts';
import { TopBar } from './top-bar.ts';
import { TopBarHarness } from './top-bar-harness.ts';

@Component({
  imports: [BottomBar, DemoLine, FindLink, SkipLink, SyncPill, TopBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-skip-link target="main">Skip to the page</al-skip-link>
    <al-top-bar product="Alongside" place="Millbrook" home="/today" navLabel="Main" [items]="items()">
      <al-find-link label="Find a person" shortcut="Ctrl K" link="/people" />
      <al-sync-pill [state]="state()" label="All sent" link="/today" />
    </al-top-bar>
    <al-demo-line>This is a demo.</al-demo-line>
    <main id="main">Page</main>
    <al-bottom-bar navLabel="Main" [items]="items()" />`,
})
class Host {
  readonly state = signal<SyncState>('sent');
  readonly items = signal<NavItem[]>([
    { label: 'Today', icon: 'sun', link: '/today', current: true },
    { label: 'Record', icon: 'pencil', link: '/record', current: false, record: true },
  ]);
}

describe('bars', () => {
  const page = () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(Host);
    return {
      host: fixture.componentInstance,
      element: fixture.nativeElement as HTMLElement,
      loader: TestbedHarnessEnvironment.loader(fixture),
    };
  };

  it('lead to the same places, and say where the reader is', async () => {
    const { loader } = page();
    const top = await loader.getHarness(TopBarHarness);
    const bottom = await loader.getHarness(BottomBarHarness);
    expect(await top.items()).toEqual(['Today', 'Record']);
    expect(await bottom.items()).toEqual(await top.items());
    expect(await top.current()).toBe('Today');
    expect(await bottom.current()).toBe('Today');
    expect(await bottom.filled()).toBe('Record');
  });

  it('name product and place, with a space between them', async () => {
    const { loader } = page();
    expect(await (await loader.getHarness(TopBarHarness)).home()).toBe('Alongside Millbrook');
  });

  it('show no places before sign-in', async () => {
    const { host, loader } = page();
    host.items.set([]);
    expect(await (await loader.getHarness(TopBarHarness)).items()).toEqual([]);
  });

  it('lead to the search by name', async () => {
    const { loader } = page();
    const find = await loader.getHarness(FindLinkHarness);
    expect(await find.text()).toBe('Find a person');
    expect(await find.link()).toBe('/people');
  });

  it('stand out while something is not sent', async () => {
    const { host, loader } = page();
    const pill = await loader.getHarness(SyncPillHarness);
    for (const [state, held] of [
      ['sent', false],
      ['sending', false],
      ['waiting', true],
      ['offline', true],
      ['stuck', true],
    ] as const) {
      host.state.set(state);
      expect(await pill.isHeld(), state).toBe(held);
    }
  });

  it('can be skipped without loading another page', async () => {
    const { element, loader } = page();
    document.body.append(element);
    await (await loader.getHarness(SkipLinkHarness)).click();
    expect(document.activeElement?.id).toBe('main');
    element.remove();
  });

  it('say that this is a demo', async () => {
    const { loader } = page();
    expect(await (await loader.getHarness(DemoLineHarness)).text()).toBe('This is a demo.');
  });
});

import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Chip } from './chip.ts';
import { ChipHarness } from './chip-harness.ts';

@Component({
  imports: [Chip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span alChip>Home</span><button alChip type="button" [pressed]="on()" (click)="on.set(!on())">Health</button>`,
})
class Host {
  readonly on = signal(false);
}

describe('chips', () => {
  it('that only show are no switch', async () => {
    const chip = await TestbedHarnessEnvironment.loader(TestBed.createComponent(Host)).getHarness(ChipHarness.with({ text: 'Home' }));
    expect(await chip.isPressed()).toBeNull();
    expect(await chip.hasIcon()).toBe(false);
  });

  it('that switch say so, with a tick as well as a colour', async () => {
    const chip = await TestbedHarnessEnvironment.loader(TestBed.createComponent(Host)).getHarness(ChipHarness.with({ text: 'Health' }));
    expect(await chip.isPressed()).toBe(false);
    await chip.click();
    expect(await chip.isPressed()).toBe(true);
    expect(await chip.hasIcon()).toBe(true);
  });
});

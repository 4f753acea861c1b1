import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Button } from './button.ts';
import { ButtonHarness } from './button-harness.ts';
import { IconButton } from './icon-button.ts';
import { IconButtonHarness } from './icon-button-harness.ts';
import { LinkButton } from './link-button.ts';
import { LinkButtonHarness } from './link-button-harness.ts';

@Component({
  imports: [Button, IconButton, LinkButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<button alButton="save" type="button" icon="check" [busy]="busy()" (click)="pressed.set(pressed() + 1)">Save</button>
    <button alButton type="button">Go on</button>
    <button alIconButton type="button" icon="x" (click)="cleared.set(true)">Clear</button>
    <button alLinkButton type="button" icon="refresh-cw" (click)="tried.set(true)">Try now</button>`,
})
class Host {
  readonly busy = signal(false);
  readonly pressed = signal(0);
  readonly cleared = signal(false);
  readonly tried = signal(false);
}

describe('buttons', () => {
  it('tell what they are for, and go on by default', async () => {
    const loader = TestbedHarnessEnvironment.loader(TestBed.createComponent(Host));
    expect(await (await loader.getHarness(ButtonHarness.with({ text: 'Save' }))).kind()).toBe('save');
    expect(await (await loader.getHarness(ButtonHarness.with({ text: 'Go on' }))).kind()).toBe('go');
  });

  it('swallow presses while work is going on, and take them again after it', async () => {
    const fixture = TestBed.createComponent(Host);
    const save = await TestbedHarnessEnvironment.loader(fixture).getHarness(ButtonHarness.with({ text: 'Save' }));
    fixture.componentInstance.busy.set(true);
    expect(await save.isBusy()).toBe(true);
    await save.click();
    expect(fixture.componentInstance.pressed()).toBe(0);
    fixture.componentInstance.busy.set(false);
    expect(await save.isBusy()).toBe(false);
    await save.click();
    expect(fixture.componentInstance.pressed()).toBe(1);
  });

  it('that are only an icon are named for those who cannot see it', async () => {
    const fixture = TestBed.createComponent(Host);
    const clear = await TestbedHarnessEnvironment.loader(fixture).getHarness(IconButtonHarness.with({ text: 'Clear' }));
    await clear.click();
    expect(fixture.componentInstance.cleared()).toBe(true);
  });

  it('that look like links act as buttons', async () => {
    const fixture = TestBed.createComponent(Host);
    await (await TestbedHarnessEnvironment.loader(fixture).getHarness(LinkButtonHarness.with({ text: 'Try now' }))).click();
    expect(fixture.componentInstance.tried()).toBe(true);
  });
});

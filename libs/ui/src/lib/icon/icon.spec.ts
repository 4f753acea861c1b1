import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Icon } from './icon.ts';
import { IconHarness } from './icon-harness.ts';
import { iconPaths } from './icon-paths.ts';

@Component({ imports: [Icon], changeDetection: ChangeDetectionStrategy.OnPush, template: `<al-icon name="check" />` })
class Host {}

describe('icons', () => {
  it('draw their outline and are never read out', async () => {
    const icon = await TestbedHarnessEnvironment.loader(TestBed.createComponent(Host)).getHarness(IconHarness);
    expect(await icon.outline()).toBe(iconPaths.check);
    expect(await icon.isHidden()).toBe(true);
  });

  it('each start at a fixed point, so that joined outlines do not drift', () => {
    for (const [name, path] of Object.entries(iconPaths)) expect(path, name).toMatch(/^M[^m]+$/);
  });
});

import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Safety } from './safety.ts';
import { SafetyHarness } from './safety-harness.ts';

@Component({
  imports: [Safety],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-safety><strong>Keep Kelly safe.</strong> Never ring.</al-safety>`,
})
class Host {}

it('the safety line is a note with its words in full', async () => {
  const safety = await TestbedHarnessEnvironment.loader(TestBed.createComponent(Host)).getHarness(SafetyHarness);
  expect(await safety.role()).toBe('note');
  expect(await safety.text()).toBe('Keep Kelly safe. Never ring.');
});

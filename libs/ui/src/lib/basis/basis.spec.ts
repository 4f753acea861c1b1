import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Basis } from './basis.ts';
import { BasisHarness } from './basis-harness.ts';

@Component({
  imports: [Basis],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-basis kind="chose">Kelly chose</al-basis><al-basis kind="duty">We have to</al-basis>`,
})
class Host {}

it('a basis says in words on what a reading rests, and looks different for each', async () => {
  const labels = await TestbedHarnessEnvironment.loader(TestBed.createComponent(Host)).getAllHarnesses(BasisHarness);
  expect(await Promise.all(labels.map((label) => label.text()))).toEqual(['Kelly chose', 'We have to']);
  expect(await Promise.all(labels.map((label) => label.isFor('duty')))).toEqual([false, true]);
});

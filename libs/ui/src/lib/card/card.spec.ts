import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Card } from './card.ts';
import { CardHarness } from './card-harness.ts';

@Component({
  imports: [Card],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-card heading="Lead person"
      ><a alHeadEnd href="/x">See all</a>
      <p>Priya Nair</p></al-card
    ><al-card>Plain</al-card>`,
})
class Host {}

describe('cards', () => {
  it('with a heading are sections that it names', async () => {
    const loader = TestbedHarnessEnvironment.loader(TestBed.createComponent(Host));
    const card = await loader.getHarness(CardHarness.with({ heading: 'Lead person' }));
    expect(await card.isNamed()).toBe(true);
    expect(await card.text()).toMatch(/Lead person.*See all.*Priya Nair/s);
  });

  it('without one are plain boxes', async () => {
    const [, plain] = await TestbedHarnessEnvironment.loader(TestBed.createComponent(Host)).getAllHarnesses(CardHarness);
    expect(await plain?.heading()).toBeNull();
    expect(await plain?.isNamed()).toBe(false);
  });
});

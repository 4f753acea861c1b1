import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Entry } from './entry.ts';
import { EntryHarness } from './entry-harness.ts';

@Component({
  imports: [Entry],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ol>
    <li
      alEntry
      author="Priya Nair"
      organisation="St Aidan’s"
      when="Thursday 19 November"
      [link]="['/people', 'p1']"
      words="Kelly, you told me."
    >
      <span alFoot>Home</span>
    </li>
    <li alEntry kind="person" author="Kelly" when="Friday 23 October" words="I made the tea."></li>
  </ol>`,
})
class Host {}

describe('entries', () => {
  it('say who wrote them, from where and when, and lead to themselves', async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const entry = await TestbedHarnessEnvironment.loader(TestBed.createComponent(Host)).getHarness(
      EntryHarness.with({ author: 'Priya Nair' }),
    );
    expect(await entry.by()).toMatch(/^Priya Nair, St Aidan’s ?Thursday 19 November$/);
    expect(await entry.link()).toBe('/people/p1');
    expect(await entry.words()).toBe('Kelly, you told me.');
    expect(await entry.foot()).toBe('Home');
    expect(await entry.isVoice()).toBe(false);
  });

  it('of the person stand in quotation marks on their own surface', async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const entry = await TestbedHarnessEnvironment.loader(TestBed.createComponent(Host)).getHarness(EntryHarness.with({ author: 'Kelly' }));
    expect(await entry.isVoice()).toBe(true);
    expect(await entry.words()).toBe('“I made the tea.”');
    expect(await entry.link()).toBeNull();
  });
});

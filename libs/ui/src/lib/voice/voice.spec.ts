import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Voice } from './voice.ts';
import { VoiceHarness } from './voice-harness.ts';

@Component({
  imports: [Voice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-voice heading="What matters to me" [words]="words()">Nothing is written here yet.</al-voice>`,
})
class Host {
  readonly words = signal<string | null>('I want a door I can lock.');
}

describe('the person’s own words', () => {
  it('stand in quotation marks', async () => {
    const voice = await TestbedHarnessEnvironment.loader(TestBed.createComponent(Host)).getHarness(VoiceHarness);
    expect(await voice.words()).toBe('“I want a door I can lock.”');
    expect(await voice.isEmpty()).toBe(false);
  });

  it('are never put in their mouth: empty is a panel of its own, with the next thing to do', async () => {
    const fixture = TestBed.createComponent(Host);
    const voice = await TestbedHarnessEnvironment.loader(fixture).getHarness(VoiceHarness);
    fixture.componentInstance.words.set(null);
    expect(await voice.words()).toBeNull();
    expect(await voice.isEmpty()).toBe(true);
    expect(await voice.text()).toContain('Nothing is written here yet.');
  });
});

import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { AvatarHarness } from './avatar-harness.ts';
import { initials } from './initials.ts';
import { Who } from './who.ts';
import { WhoHarness } from './who-harness.ts';

@Component({
  imports: [Who],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-who name="Kelly Marsden" kind="person"><p>Kelly Marsden, 34</p></al-who><al-who name="Priya Nair">Priya</al-who>`,
})
class Host {}

describe('avatars', () => {
  it.each([
    ['Kelly Marsden', 'KM'],
    ['  Mary  Ann van der Berg ', 'MB'],
    ['kelly', 'K'],
    ['Élodie 𝒵ed', 'É𝒵'],
    ['', ''],
  ])('show %j as %j', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  it('stand beside the words, apricot for the person alone', async () => {
    const loader = TestbedHarnessEnvironment.loader(TestBed.createComponent(Host));
    const [kelly, priya] = await loader.getAllHarnesses(WhoHarness);
    expect(await kelly?.lines()).toBe('Kelly Marsden, 34');
    expect(await (await kelly?.avatar())?.isPerson()).toBe(true);
    expect(await (await priya?.avatar())?.isPerson()).toBe(false);
    expect(await (await loader.getHarness(AvatarHarness)).letters()).toBe('KM');
  });
});

import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTestWords } from '@alongside/client';
import { RowLinkHarness } from '@alongside/ui/testing';
import { describe, expect, it } from 'vitest';
import type { PersonCardPartsFragment } from './operations.generated.ts';
import { PersonRow } from './person-row.ts';
import { words } from './words.ts';

const pat: PersonCardPartsFragment = {
  id: 'p1',
  name: 'Pat Marsden',
  preferredName: 'Pat',
  standing: 'alongside',
  age: 67,
  street: 'Alder Street',
  leadName: 'Sam Okafor',
  leadIsMe: false,
};

@Component({
  imports: [PersonRow],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ul>
    <li [alPersonRow]="person()"></li>
  </ul>`,
})
class Host {
  readonly person = signal(pat);
}

describe('a line of a list of people', () => {
  const page = async (person: PersonCardPartsFragment) => {
    TestBed.configureTestingModule({ providers: [provideRouter([]), provideTestWords(words)] });
    const fixture = TestBed.createComponent(Host);
    fixture.componentInstance.person.set(person);
    const link = await TestbedHarnessEnvironment.loader(fixture).getHarness(RowLinkHarness);
    const isolated = (fixture.nativeElement as HTMLElement).querySelector('bdi');
    return { link: await link.link(), text: (await link.text()).replace(/\s+/g, ' ').trim(), isolated: isolated?.textContent };
  };

  it('says name, age, street and lead, and leads to the person', async () => {
    const { link, text } = await page(pat);
    expect(link).toBe('/people/p1');
    expect(text).toContain('Pat Marsden, 67');
    expect(text).toContain('Alder Street. Lead person: Sam Okafor');
  });

  it('keeps a name that runs from right to left apart from the age behind it', async () => {
    const { isolated, text } = await page({ ...pat, name: 'שרה כהן' });
    expect(isolated).toBe('שרה כהן');
    expect(text).toContain('שרה כהן, 67');
  });

  it('leaves out what is not known or not to be seen', async () => {
    const { text } = await page({ ...pat, age: null, street: null, leadName: 'Priya Nair', leadIsMe: true });
    expect(text).not.toContain(',');
    expect(text).toContain('Lead person: Priya Nair (you)');
    TestBed.resetTestingModule();
    expect((await page({ ...pat, leadName: null })).text).toContain('No lead person yet');
  });
});

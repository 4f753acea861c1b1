import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Checkboxes } from './checkboxes.ts';
import { CheckboxesHarness, RadiosHarness } from './options-harness.ts';
import { Radios } from './radios.ts';

@Component({
  imports: [Checkboxes, Radios],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-radios fieldId="readers" legend="Who can read this?" [error]="error()" [options]="readers" [(value)]="reader" />
    <al-checkboxes fieldId="about" legend="What is it about?" [options]="categories" [(value)]="about" />`,
})
class Host {
  readonly readers = [
    { value: 'agreed', label: 'People Kelly agreed to', hint: 'Sam Okafor' },
    { value: 'confidence', label: 'Told in confidence' },
  ];
  readonly categories = [
    { value: 'life', label: 'Home, money, work' },
    { value: 'health', label: 'Health' },
  ];
  readonly reader = signal('');
  readonly about = signal<readonly string[]>(['health']);
  readonly error = signal<string | undefined>(undefined);
}

describe('options', () => {
  const page = () => {
    const fixture = TestBed.createComponent(Host);
    return {
      host: fixture.componentInstance,
      element: fixture.nativeElement as HTMLElement,
      loader: TestbedHarnessEnvironment.loader(fixture),
    };
  };

  it('choose nothing by themselves, and then one', async () => {
    const { host, loader } = page();
    const radios = await loader.getHarness(RadiosHarness.with({ legend: 'Who can read this?' }));
    expect(await radios.chosen()).toEqual([]);
    await radios.choose('Told in confidence');
    expect(host.reader()).toBe('confidence');
    await radios.choose('People Kelly agreed to');
    expect(host.reader()).toBe('agreed');
    expect(await radios.chosen()).toEqual(['People Kelly agreed to']);
  });

  it('choose several, kept in the order that is shown', async () => {
    const { host, loader } = page();
    const boxes = await loader.getHarness(CheckboxesHarness.with({ legend: 'What is it about?' }));
    await boxes.choose('Home, money, work');
    expect(host.about()).toEqual(['life', 'health']);
    await boxes.choose('Health');
    expect(host.about()).toEqual(['life']);
  });

  it('tie their error to the question, and their second line to the option', async () => {
    const { host, loader, element } = page();
    host.error.set('Choose who can read this');
    expect(await (await loader.getHarness(RadiosHarness)).error()).toBe('Choose who can read this');
    expect(element.querySelector('fieldset')?.getAttribute('aria-describedby')).toBe('readers-error');
    expect(element.querySelector('#readers')?.getAttribute('aria-describedby')).toBe('readers-line');
    expect(element.querySelector('#readers-line')?.textContent).toBe('Sam Okafor');
  });
});

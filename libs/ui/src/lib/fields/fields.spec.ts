import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component, signal, viewChild } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, FormField, required } from '@angular/forms/signals';
import { SearchBox } from './search-box.ts';
import { SearchBoxHarness } from './search-box-harness.ts';
import { FileField } from './file-field.ts';
import { FileFieldHarness } from './file-field-harness.ts';
import { SelectField } from './select-field.ts';
import { SelectFieldHarness } from './select-field-harness.ts';
import { TextArea } from './text-area.ts';
import { TextAreaHarness } from './text-area-harness.ts';
import { TextField } from './text-field.ts';
import { TextFieldHarness } from './text-field-harness.ts';

@Component({
  imports: [FileField, FormField, SearchBox, SelectField, TextArea, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-text-field
      fieldId="name"
      label="Preferred name"
      hint="What they like to be called"
      [error]="error()"
      [formField]="form.name"
    />
    <al-text-area label="Words" [(value)]="words" />
    <al-search-box label="Name or postcode" clearLabel="Clear" [(value)]="query" />
    <al-select-field label="Column 1 is" hint="As we read it" [options]="meanings" [(value)]="meaning" />
    <al-file-field label="Your list" accept=".csv" [error]="error()" (chosen)="files.push($event)" />`,
})
class Host {
  readonly error = signal<string | undefined>(undefined);
  readonly words = signal('');
  readonly query = signal('kelly');
  readonly meanings = [
    { value: 'phone', label: 'Phone' },
    { value: 'ref', label: 'Reference' },
  ];
  readonly meaning = signal('ref');
  readonly files: File[] = [];
  readonly form = form(signal({ name: 'Dee' }), (path) => required(path.name));
  readonly area = viewChild.required(TextArea);
}

describe('fields', () => {
  const page = () => {
    const fixture = TestBed.createComponent(Host);
    return { host: fixture.componentInstance, loader: TestbedHarnessEnvironment.loader(fixture) };
  };

  it('work with signal forms, in both directions', async () => {
    const { host, loader } = page();
    const name = await loader.getHarness(TextFieldHarness.with({ label: 'Preferred name' }));
    expect(await name.value()).toBe('Dee');
    await name.type('');
    await name.blur();
    expect(host.form.name().value()).toBe('');
    expect(host.form.name().invalid()).toBe(true);
    expect(host.form.name().touched()).toBe(true);
  });

  it('tie hint and error to the box, and mark it only while something is wrong', async () => {
    const { host, loader } = page();
    const name = await loader.getHarness(TextFieldHarness);
    expect(await name.hint()).toBe('What they like to be called');
    expect(await name.isMarkedWrong()).toBe(false);
    host.error.set('Write a name');
    expect(await name.error()).toBe('Write a name');
    expect(await name.hint()).toBe('What they like to be called');
    expect(await name.isMarkedWrong()).toBe(true);
  });

  it('keep every word of a long text', async () => {
    const { host, loader } = page();
    const words = await loader.getHarness(TextAreaHarness.with({ label: 'Words' }));
    await words.type('Kelly, you told me.');
    expect(host.words()).toBe('Kelly, you told me.');
  });

  it('can put words where the cursor is', async () => {
    const { host, loader } = page();
    const words = await loader.getHarness(TextAreaHarness);
    await words.type('Kelly.');
    host.area().insert(' What next: ');
    expect(host.words()).toBe('Kelly. What next: ');
    expect(await words.isFocused()).toBe(true);
  });

  it('clear the search and stay in it', async () => {
    const { host, loader } = page();
    const search = await loader.getHarness(SearchBoxHarness);
    expect(await search.value()).toBe('kelly');
    await search.clear();
    expect(host.query()).toBe('');
    expect(await search.isFocused()).toBe(true);
    expect(await search.canClear()).toBe(false);
  });

  it('one of many shows what is chosen, and gives what is chosen instead', async () => {
    const { host, loader } = page();
    const select = await loader.getHarness(SelectFieldHarness.with({ label: 'Column 1 is' }));
    expect(await select.value()).toBe('ref');
    await select.choose('Phone');
    expect(host.meaning()).toBe('phone');
    host.meaning.set('ref');
    expect(await select.value()).toBe('ref');
  });

  it('a file is given to the page, and a wrong one is said beside it', async () => {
    const { host, loader } = page();
    const field = await loader.getHarness(FileFieldHarness);
    expect(await field.label()).toBe('Your list');
    host.error.set('This is no list');
    expect(await field.error()).toContain('This is no list');
    expect(await field.isMarkedWrong()).toBe(true);
  });
});

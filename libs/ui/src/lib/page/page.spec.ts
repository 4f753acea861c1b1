import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { BackLink } from './back-link.ts';
import { focusPageHeading, PageHeading } from './page-heading.ts';
import { BackLinkHarness, PageHeadingHarness, RowLinkHarness } from './page-harness.ts';
import { RowLink } from './row-link.ts';

@Component({
  imports: [BackLink, PageHeading, RowLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<a alBackLink href="/people">People</a>
    <h1 alPageHeading>Kelly Marsden</h1>
    <a alRowLink href="/people/1" icon="heart">Kelly</a>`,
})
class Host {}

@Component({
  imports: [PageHeading],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (name(); as loaded) {
      <h1 alPageHeading>{{ loaded }}</h1>
    } @else {
      <h1 alPageHeading>Person</h1>
    }
    <button type="button">Record</button>`,
})
class Loading {
  readonly name = signal('');
}

describe('the parts of a page', () => {
  it('the heading takes focus after navigation', async () => {
    expect(focusPageHeading(document)).toBe(false);
    const fixture = TestBed.createComponent(Host);
    document.body.append(fixture.nativeElement as HTMLElement);
    const heading = await TestbedHarnessEnvironment.loader(fixture).getHarness(PageHeadingHarness);
    expect(await heading.isFocused()).toBe(false);
    expect(focusPageHeading(document)).toBe(true);
    expect(await heading.isFocused()).toBe(true);
  });

  it('the focus goes along when another heading takes its place', async () => {
    const fixture = TestBed.createComponent(Loading);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    await fixture.whenStable();
    focusPageHeading(document);
    fixture.componentInstance.name.set('Kelly Marsden');
    await fixture.whenStable();
    expect(document.activeElement?.textContent).toBe('Kelly Marsden');

    element.querySelector('button')?.focus();
    fixture.componentInstance.name.set('');
    await fixture.whenStable();
    expect(document.activeElement?.textContent).toBe('Record');
    element.remove();
  });

  it('links say where they lead', async () => {
    const loader = TestbedHarnessEnvironment.loader(TestBed.createComponent(Host));
    const back = await loader.getHarness(BackLinkHarness);
    expect([await back.text(), await back.link()]).toEqual(['People', '/people']);
    const row = await loader.getHarness(RowLinkHarness);
    expect([await row.text(), await row.link()]).toEqual(['Kelly', '/people/1']);
  });
});

import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { DOCUMENT, signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Graph, provideTestWords, Session } from '@alongside/client';
import {
  ButtonHarness,
  ErrorSummaryHarness,
  PageHeadingHarness,
  ProblemHarness,
  RadiosHarness,
  SkeletonHarness,
  TextFieldHarness,
} from '@alongside/ui/testing';
import { expect, vi } from 'vitest';
import { aPage, aScreen, Elsewhere } from './testing.ts';
import { words } from './words.ts';

/** A page of this library in a spec: what it asks, what it changes, and what stands on it. */
export class PageInSpec {
  readonly query = vi.fn<() => Promise<unknown>>();
  readonly mutate =
    vi.fn<(operation: { readonly name: string }, variables: { readonly input: Record<string, unknown> }) => Promise<unknown>>();
  private readonly page = aPage();

  constructor() {
    aScreen('computer');
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Elsewhere }]),
        provideTestWords(words),
        { provide: Graph, useValue: { query: this.query, mutate: this.mutate } },
        { provide: Session, useValue: { mine: signal({ actingFor: { organisation: { id: 'o1' } } }) } },
        { provide: DOCUMENT, useValue: this.page.document },
      ],
    });
  }

  /** Addresses that the page went to by itself. */
  get assigned(): readonly string[] {
    return this.page.assigned;
  }

  /** The path that the router stands on. */
  get url(): string {
    return TestBed.inject(Router).url;
  }

  /** The name and the content of the last change, without the ids that are made anew each time. */
  lastChange(): [string, Record<string, unknown>] | undefined {
    const call = this.mutate.mock.calls.at(-1);
    if (!call) return undefined;
    const { mutationId: _, id: __, ...content } = call[1].input;
    return [call[0].name, content];
  }

  async open<Page>(type: Type<Page>, inputs: Record<string, string> = {}) {
    const fixture = TestBed.createComponent(type);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    await vi.waitFor(async () => expect(await loader.getAllHarnesses(SkeletonHarness)).toHaveLength(0));
    return {
      loader,
      element,
      text: () => element.textContent.replaceAll(/\s+/g, ' '),
      links: () => [...element.querySelectorAll('a')].map((link) => link.getAttribute('href')),
      heading: async () => (await loader.getHarness(PageHeadingHarness)).text(),
      press: async (text: string | RegExp) => (await loader.getHarness(ButtonHarness.with({ text }))).click(),
      field: (label: string | RegExp) => loader.getHarness(TextFieldHarness.with({ label })),
      radios: (legend: string | RegExp) => loader.getHarness(RadiosHarness.with({ legend })),
      errors: async () => (await loader.getHarness(ErrorSummaryHarness)).errors(),
      problem: async () => (await loader.getHarness(ProblemHarness)).text(),
    };
  }
}

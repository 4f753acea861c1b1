import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Graph, provideTestWords, Session, TypedWords } from '@alongside/client';
import { Live, type LiveWord } from '@alongside/client/live';
import { words as conversationWords } from '@alongside/conversations/web';
import { words as peopleWords } from '@alongside/people/web';
import { ButtonHarness, PageHeadingHarness } from '@alongside/ui/testing';
import { beforeEach, vi } from 'vitest';
import { aScreen, Elsewhere } from '../testing.ts';
import { words } from '../words.ts';
import { safetyWords } from './words.ts';

/** What the pages ask and send: each test says what is answered. */
export const query = vi.fn<(operation: unknown, variables: object) => Promise<unknown>>();
export const mutate = vi.fn<(operation: unknown, variables: { input: Record<string, unknown> }) => Promise<unknown>>();
/** What they follow, and what they hear of it. */
export const live = {
  followed: [] as string[],
  hear: (_word: LiveWord): void => undefined,
  follow: (subject: string, id: string, listener: (word: LiveWord) => void) => {
    live.followed.push(`${subject} ${id}`);
    live.hear = listener;
    listener('opened');
    return () => undefined;
  },
};
const nothing = { read: () => Promise.resolve(null), keep: () => Promise.resolve(), remove: () => Promise.resolve() };
const organisation = { id: 'o2', name: 'Millbrook Housing' };

/** Maya, acting for Millbrook Housing in this role. */
export const mayaAs = (role: string) => {
  const me = { worker: { id: 'maya', name: 'Maya Lowe' }, actingFor: { id: 'm1', role, organisation } };
  return { me: signal(me), mine: signal(me), state: signal('signed-in') };
};

/** Before each test: a phone, and Maya, the Guardian, is signed in. */
export function onAPhone(): void {
  beforeEach(() => {
    aScreen('phone');
    query.mockReset();
    mutate.mockReset();
    live.followed = [];
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Elsewhere }]),
        provideTestWords(words, safetyWords, peopleWords, conversationWords),
        { provide: Graph, useValue: { query, mutate } },
        { provide: Session, useValue: mayaAs('guardian') },
        { provide: TypedWords, useValue: nothing },
        { provide: Live, useValue: live },
      ],
    });
  });
}

/** Opens a page with the inputs of its route. */
export async function open<Page>(page: Type<Page>, inputs: Record<string, unknown> = {}) {
  const fixture = TestBed.createComponent(page);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  const element = fixture.nativeElement as HTMLElement;
  document.body.append(element);
  const loader = TestbedHarnessEnvironment.loader(fixture);
  await fixture.whenStable();
  return {
    fixture,
    loader,
    text: () => element.textContent.replace(/\s+/g, ' '),
    heading: async () => (await loader.getHarness(PageHeadingHarness)).text(),
    press: async (text: string | RegExp) => (await loader.getHarness(ButtonHarness.with({ text }))).click(),
    links: () => [...element.querySelectorAll('a')].map((link) => link.getAttribute('href')),
  };
}

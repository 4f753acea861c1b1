import { type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTestWords } from '@alongside/client';
import { words as conversationWords } from '@alongside/conversations/web';
import { beforeEach, describe, expect, it } from 'vitest';
import { aScreen, kelly } from '../testing.ts';
import { words } from '../words.ts';
import { AlongsideCard } from './alongside-card.ts';
import { LeadPerson } from './lead-person.ts';
import { PersonHead } from './person-head.ts';
import { StorySoFar } from './story-so-far.ts';
import { WhatMattersPanel } from './what-matters-panel.ts';

describe('the parts of a person’s page', () => {
  beforeEach(() => {
    aScreen('computer');
    TestBed.configureTestingModule({ providers: [provideRouter([]), provideTestWords(words, conversationWords)] });
  });

  const show = async (part: Type<unknown>, inputs: Record<string, unknown>) => {
    const fixture = TestBed.createComponent(part);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    return {
      text: element.textContent.replace(/\s+/g, ' '),
      links: [...element.querySelectorAll('a')].map((link) => link.getAttribute('href')),
    };
  };

  it('the head says the name they like only where the full name does not show it', async () => {
    expect((await show(PersonHead, { person: kelly })).text).not.toContain('Likes to be called');
    const { text } = await show(PersonHead, { person: { ...kelly, name: 'Margaret Jones', preferredName: 'Peggy', age: null } });
    expect(text).toContain('Likes to be called Peggy.');
    expect(text).not.toContain('34');
  });

  it('what matters leads to the page where it is written', async () => {
    const { links } = await show(WhatMattersPanel, { personId: 'k1', name: 'Kelly', matters: kelly.whatMatters });
    expect(links).toEqual(['/people/k1/what-matters']);
    const empty = await show(WhatMattersPanel, { personId: 'k1', name: 'Kelly', matters: null });
    expect(empty.text).toContain('Write Kelly’s words');
    expect(empty.text).not.toContain('“');
  });

  it('the lead is me, someone else, or nobody yet', async () => {
    expect((await show(LeadPerson, { lead: kelly.lead, name: 'Kelly' })).text).toContain('Kelly chose you on');
    const { text } = await show(LeadPerson, { lead: { ...kelly.lead, isMe: false }, name: 'Kelly' });
    expect(text).toContain('Kelly chose Priya Nair on');
    expect(text).not.toContain('(you)');
    expect((await show(LeadPerson, { lead: null, name: 'Kelly' })).text).toContain('Nobody yet. Kelly chooses.');
  });

  it('nobody else alongside is said', async () => {
    const { text } = await show(AlongsideCard, { alongside: kelly.alongside.slice(0, 1) });
    expect(text).toContain('Nobody else yet.');
  });

  it('the story leads to all of it only where it goes on', async () => {
    const story = { personId: 'k1', entries: kelly.story.nodes, standing: 'alongside' };
    expect((await show(StorySoFar, { ...story, more: true })).links).toContain('/people/k1/story');
    expect((await show(StorySoFar, story)).links).not.toContain('/people/k1/story');
  });
});

import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { signal } from '@angular/core';
import { Graph, GraphError, KeptPeople, provideTestWords, Session } from '@alongside/client';
import { Live } from '@alongside/client/live';
import { FakeLive } from '@alongside/client/testing';
import { words as conversationWords } from '@alongside/conversations/web';
import { words as peopleWords } from '@alongside/people/web';
import { ButtonHarness, CardHarness, EntryHarness, PageHeadingHarness, SafetyHarness, VoiceHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PersonQuery } from '../operations.generated.ts';
import { aScreen, kelly } from '../testing.ts';
import { words } from '../words.ts';
import { PersonPage } from './person-page.ts';

describe('a person', () => {
  const query = vi.fn<() => Promise<PersonQuery>>();
  let cautionNotes: object[];
  let standingLines: object[];
  /** Caution notes and standing lines are queries of their own. */
  const ask = ({ name }: { name: string }) => {
    if (name === 'CautionNotes') return Promise.resolve({ cautionNotes });
    return name === 'StandingLines' ? Promise.resolve({ standingLines }) : query();
  };

  let live: FakeLive;

  beforeEach(() => {
    live = new FakeLive();
    aScreen('computer');
    cautionNotes = [];
    standingLines = [];
    query.mockReset().mockResolvedValue({ person: kelly });
    TestBed.configureTestingModule({
      providers: [
        { provide: Live, useValue: live },
        provideRouter([]),
        provideTestWords(words, peopleWords, conversationWords),
        { provide: Graph, useValue: { query: ask } },
        { provide: Session, useValue: { mine: signal({ actingFor: { organisation: { id: 'o1', name: 'St Aidan’s' } } }) } },
      ],
    });
  });

  const open = async () => {
    const fixture = TestBed.createComponent(PersonPage);
    fixture.componentRef.setInput('personId', 'k1');
    const element = fixture.nativeElement as HTMLElement;
    const loader = TestbedHarnessEnvironment.loader(fixture);
    await loader.getAllHarnesses(ButtonHarness);
    return { loader, element, text: () => element.textContent.replace(/\s+/g, ' ') };
  };

  it('is known in 20 seconds: name, wishes, safety, what matters, lead, story', async () => {
    const { loader, text } = await open();
    expect(await (await loader.getHarness(PageHeadingHarness)).text()).toBe('Kelly Marsden');
    expect(text()).toContain('Text only. Weekdays, 10am to 2pm. 07700 900142');
    expect(text()).toContain('Plain English. Read letters with her.');
    expect(await (await loader.getHarness(SafetyHarness)).text()).toContain('Keep Kelly safe. Never ring.');
    const voice = await loader.getHarness(VoiceHarness);
    expect(await voice.words()).toBe('“I want a door I can lock.”');
    expect(await voice.isEmpty()).toBe(false);
    expect(text()).toContain('Priya Nair (you)');
    expect(text()).toContain('Kelly chose you on');
    expect((await loader.getAllHarnesses(EntryHarness)).length).toBe(1);
    expect(text()).toContain('See the whole story');
  });

  it('begins with what a worker has to know to be safe, and with what waits for their agreement', async () => {
    const note = {
      id: 'n1',
      state: 'active',
      words: 'Go in twos.',
      evidence: 'The dog bit Sam.',
      told: true,
      toldWords: 'Today.',
      reviewOn: '2026-12-24',
      author: { id: 'sam', name: 'Sam Okafor' },
      second: { id: 'priya', name: 'Priya Nair' },
      mayAgree: false,
      mayEnd: true,
    };
    cautionNotes = [note, { ...note, id: 'n2', state: 'draft', words: 'A draft.', mayAgree: true }];
    const { loader, text } = await open();
    expect(await (await loader.getHarness(SafetyHarness)).text()).toContain('Be careful. Go in twos.');
    expect(text()).toContain('A caution note waits for you.');
    expect(text()).not.toContain('A draft.');
  });

  it('says after the story who may hold something here, and whom to ask', async () => {
    standingLines = [
      { organisation: { id: 'o3', name: 'Riverside GP' }, dutyDesk: 'the duty desk, 01632 960100', leadName: null },
      { organisation: { id: 'o4', name: 'Adult Care' }, dutyDesk: 'the duty desk, 01632 960100', leadName: 'Priya Nair' },
      { organisation: { id: 'o5', name: 'Oak Primary' }, dutyDesk: null, leadName: null },
    ];
    const { element } = await open();
    expect([...element.querySelectorAll('.al-may-hold')].map((line) => line.textContent.trim())).toEqual([
      'Riverside GP may hold something here. Ask the duty desk, 01632 960100.',
      'Adult Care may hold something here. Ask Priya Nair, or the duty desk, 01632 960100.',
      'Oak Primary may hold something here. Ask the duty desk.',
    ]);
  });

  it('has no such line, and no empty place for one, where there is none', async () => {
    const { element } = await open();
    expect(element.querySelectorAll('.al-may-hold')).toHaveLength(0);
    expect(element.querySelector('al-standing-lines')?.hasAttribute('hidden')).toBe(true);
  });

  it('begins with recording a conversation', async () => {
    const { loader } = await open();
    const record = await loader.getHarness(ButtonHarness.with({ text: 'Record a conversation' }));
    expect(await record.kind()).toBe('go');
    expect(await (await record.host()).getAttribute('href')).toBe('/people/k1/record');
  });

  it('lists those alongside apart from me and the lead', async () => {
    const { loader } = await open();
    const card = await loader.getHarness(CardHarness.with({ heading: 'Working alongside' }));
    expect(await card.text()).toContain('Sam Okafor');
    expect(await card.text()).not.toContain('Priya Nair');
  });

  it('asks for the first words where there are none, and puts none in a mouth', async () => {
    query.mockResolvedValue({
      person: {
        ...kelly,
        whatMatters: null,
        safeContact: null,
        communicationNeed: null,
        lead: null,
        alongside: kelly.alongside.slice(0, 1),
        story: { nodes: [], pageInfo: { hasNextPage: false } },
      },
    });
    const { loader, text } = await open();
    const voice = await loader.getHarness(VoiceHarness);
    expect(await voice.isEmpty()).toBe(true);
    expect(await voice.text()).toContain('Nothing is written here yet. Start with what matters to Kelly.');
    expect(text()).toContain('How to reach Kelly is not known.');
    expect(text()).toContain('You are the first person to write here.');
    expect(text()).toContain('Nobody yet. Kelly chooses.');
  });

  it('does not call me the first where others are alongside', async () => {
    query.mockResolvedValue({ person: { ...kelly, story: { nodes: [], pageInfo: { hasNextPage: false } } } });
    const { text } = await open();
    expect(text()).not.toContain('You are the first person to write here.');
    expect(text()).toContain('There is nothing here yet that you can read.');
  });

  it('says in one line what someone who only started sees', async () => {
    query.mockResolvedValue({ person: { ...kelly, standing: 'starting', whatMatters: null, lead: null, alongside: [] } });
    const { loader, text } = await open();
    expect(text()).toContain('You are starting with Kelly. You see this card and what you wrote yourself.');
    expect(await loader.getHarnessOrNull(VoiceHarness)).toBeNull();
    expect(text()).toContain('What you wrote');
    expect(text()).not.toContain('Working alongside');
  });

  it('gives someone who is not involved any more their own words, and nothing to record', async () => {
    query.mockResolvedValue({
      person: { ...kelly, standing: 'author', whatMatters: null, safeContact: null, communicationNeed: null, lead: null },
    });
    const { loader, text } = await open();
    expect(text()).toContain('You are not alongside Kelly now. You see only what you wrote yourself.');
    expect(await loader.getHarnessOrNull(ButtonHarness.with({ text: 'Record a conversation' }))).toBeNull();
    expect(text()).not.toContain('How to reach Kelly');
  });

  it('shows the same page for nobody and for somebody hidden', async () => {
    query.mockRejectedValue(new GraphError('NOT_FOUND'));
    const { loader, text } = await open();
    expect(await (await loader.getHarness(PageHeadingHarness)).text()).toBe('There is nothing here');
    expect(text()).not.toContain('Try again');
  });

  it('tells who can see what is written when someone asks, and not before', async () => {
    const { loader, text } = await open();
    expect(query).toHaveBeenCalledTimes(1);
    query.mockResolvedValueOnce({
      whoCanSeePerson: [
        {
          organisation: { id: 'o2', name: 'Millbrook Housing' },
          workers: [{ id: 'sam', name: 'Sam Okafor' }],
          all: false,
          categories: [{ category: 'life', reads: 'full', because: 'chose' }],
        },
      ],
    } as never);
    await (await loader.getHarness(ButtonHarness.with({ text: 'Show who can see this' }))).click();
    expect(text()).toMatch(/All about: Home, money, work\.\s*Kelly chose/);
  });

  it('is read again when something has changed, and shows nothing from before', async () => {
    const { text } = await open();
    query.mockResolvedValue({ person: { ...kelly, story: { nodes: [], pageInfo: { hasNextPage: false } } } });
    live.say('changed');
    await vi.waitFor(() => expect(text()).not.toContain('Words of e1'));
    expect(text()).toContain('Kelly Marsden');
  });

  it('is the page of nobody as soon as she may not be seen any more, and forgets her on the device', async () => {
    const forget = vi.fn<(id: string) => Promise<void>>().mockResolvedValue();
    TestBed.overrideProvider(KeptPeople, { useValue: { forget } });
    const { loader, element, text } = await open();
    live.say('over');
    await vi.waitFor(() => expect(text()).toContain('There is nothing here'));
    expect(await (await loader.getHarness(PageHeadingHarness)).text()).toBe('There is nothing here');
    expect(element.outerHTML).not.toMatch(/Kelly|Marsden|Priya|door I can lock/);
    expect(forget).toHaveBeenCalledWith('k1');
    const same = text();
    query.mockRejectedValue(new GraphError('NOT_FOUND'));
    expect((await open()).text()).toBe(same);
  });

  it('shows nothing of her when she is gone at the next reading', async () => {
    const { element, text } = await open();
    query.mockRejectedValue(new GraphError('NOT_FOUND'));
    live.say('changed');
    await vi.waitFor(() => expect(text()).toContain('There is nothing here'));
    expect(element.outerHTML).not.toMatch(/Kelly|Marsden/);
  });

  it('follows nobody any more when it is left', () => {
    const fixture = TestBed.createComponent(PersonPage);
    fixture.componentRef.setInput('personId', 'k1');
    TestBed.tick();
    expect([live.followed, live.open]).toEqual([['person k1'], true]);
    fixture.destroy();
    expect(live.open).toBe(false);
  });

  it('can be tried again after a fault', async () => {
    query.mockRejectedValueOnce(new GraphError('INTERNAL'));
    const { loader, text } = await open();
    await (await loader.getHarness(ButtonHarness.with({ text: 'Try again' }))).click();
    await vi.waitFor(() => expect(text()).toContain('Kelly Marsden'));
  });
});

import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Graph, GraphError, type GraphErrorCode, provideTestWords, Session, TypedWords } from '@alongside/client';
import { words as conversationWords } from '@alongside/conversations/web';
import { words as peopleWords } from '@alongside/people/web';
import {
  ButtonHarness,
  CheckboxesHarness,
  ErrorSummaryHarness,
  PageHeadingHarness,
  ProblemHarness,
  RadiosHarness,
  RowLinkHarness,
  TextAreaHarness,
  TextFieldHarness,
} from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { EmergencyLookDocument, ReviewOverrideDocument, SafeguardingLookDocument } from '../operations.generated.ts';
import { aScreen, Elsewhere } from '../testing.ts';
import { words } from '../words.ts';
import { DutyRow } from './duty-row.ts';
import { GuardianPage } from './guardian-page.ts';
import { LookPage } from './look-page.ts';
import { OpenedRow } from './opened-row.ts';
import { OpenNowPage } from './open-now-page.ts';
import { TellPage } from './tell-page.ts';
import { aDuty, aLook, anItemToLookAt, anOpened } from './testing.ts';
import { safetyWords } from './words.ts';

const query = vi.fn<(operation: unknown, variables: object) => Promise<unknown>>();
const mutate = vi.fn<(operation: unknown, variables: { input: Record<string, unknown> }) => Promise<unknown>>();
const nothing = { read: () => Promise.resolve(null), keep: () => Promise.resolve(), remove: () => Promise.resolve() };
const organisation = { id: 'o2', name: 'Millbrook Housing' };
const me = { worker: { id: 'maya', name: 'Maya Lowe' }, actingFor: { id: 'm1', role: 'guardian', organisation } };

beforeEach(() => {
  aScreen('phone');
  query.mockReset();
  mutate.mockReset();
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: '**', component: Elsewhere }]),
      provideTestWords(words, safetyWords, peopleWords, conversationWords),
      { provide: Graph, useValue: { query, mutate } },
      { provide: Session, useValue: { me: signal(me), mine: signal(me), state: signal('signed-in') } },
      { provide: TypedWords, useValue: nothing },
    ],
  });
});

async function open<Page>(page: Type<Page>, inputs: Record<string, unknown> = {}) {
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

describe('open what you need', () => {
  it('says what is missing, and sends nothing', async () => {
    const { loader, press } = await open(OpenNowPage);
    await press('Open it now');
    expect(await (await loader.getHarness(ErrorSummaryHarness)).errors()).toHaveLength(5);
    expect(mutate).not.toHaveBeenCalled();
  });

  it('sends what was typed, and leads to what it opens; its address names nobody', async () => {
    mutate.mockResolvedValue({ invokeOverride: { __typename: 'OverrideInvoked', id: 'v1' } });
    const { loader, press } = await open(OpenNowPage);
    const [typed, reason] = await loader.getAllHarnesses(TextAreaHarness);
    await typed?.type('Kelly Marsden 14/2/1992');
    await reason?.type('She fell.');
    const [ground, told] = await loader.getAllHarnesses(RadiosHarness);
    await ground?.choose('Someone may be harmed');
    await (await loader.getHarness(CheckboxesHarness)).choose('Health');
    await told?.choose('Yes');
    await (await loader.getHarness(TextFieldHarness)).type('Her mum.');
    await press('Open it now');
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/open-now/safeguarding/v1'));
    const { mutationId, id, ...input } = mutate.mock.calls[0]?.[1].input ?? {};
    expect(input).toEqual({
      ...{ typed: 'Kelly Marsden 14/2/1992', ground: 'safeguarding', categories: ['health'] },
      ...{ reason: 'She fell.', told: 'Yes. Her mum.' },
    });
    expect([mutationId, id].every(Boolean)).toBe(true);
  });
});

describe('what an override opened', () => {
  it.each([
    ['emergency', EmergencyLookDocument, 'Open in an emergency'],
    ['safeguarding', SafeguardingLookDocument, 'Open to keep someone safe'],
  ])('for %s is asked in that purpose alone, with the time that is left and what is owed', async (ground, operation, title) => {
    query.mockResolvedValue({ look: aLook({ notByMessage: true, barred: true }) });
    const { heading, text, links } = await open(LookPage, { ground, overrideId: 'v1' });
    expect(await heading()).toBe(title);
    expect(query.mock.calls.map(([asked]) => asked)).toEqual([operation]);
    expect(text()).toMatch(/Kelly, your chest is tight\.\s*Only what is needed now\./);
    expect(text()).toMatch(/(1 hour|60 minutes|59 minutes) left/);
    expect(text()).toContain('Never by text, e-mail or app.');
    expect(text()).toContain('Ring the on-call: Duty desk, 01632 960100.');
    expect(links().filter((link) => link?.startsWith('/people'))).toEqual([]);
  });

  it.each([
    ['nobody', 'Nobody found who fits all of that'],
    ['ring', 'You cannot open this. Ring the on-call'],
    ['second_person', 'Someone else has to agree'],
    ['over', 'This has ended'],
  ] as const)('is a page of its own where the answer is %s', async (answer, title) => {
    query.mockResolvedValue({ look: aLook({ answer, endsAt: null, entries: { nodes: [], pageInfo: { hasNextPage: false } } }) });
    expect(await (await open(LookPage, { ground: 'emergency', overrideId: 'v1' })).heading()).toBe(title);
  });

  it('goes from the screen when its time is over', async () => {
    query.mockResolvedValueOnce({ look: aLook({ endsAt: new Date(Date.now() - 1000).toISOString() }) });
    query.mockResolvedValueOnce({ look: aLook({ answer: 'over', entries: { nodes: [], pageInfo: { hasNextPage: false } } }) });
    const { text } = await open(LookPage, { ground: 'emergency', overrideId: 'v1' });
    await vi.waitFor(() => expect(text()).toContain('This has ended'));
    expect(text()).not.toContain('your chest');
  });

  it('can be ended early, and says so where that failed', async () => {
    query.mockResolvedValue({ look: aLook() });
    mutate.mockRejectedValueOnce(new GraphError('OFFLINE'));
    const { loader, press, text } = await open(LookPage, { ground: 'emergency', overrideId: 'v1' });
    await press(/End it now/);
    expect(await (await loader.getHarness(ProblemHarness)).text()).toContain('It ends by itself on');
    mutate.mockResolvedValueOnce({ endOverride: { id: 'v1' } });
    query.mockResolvedValue({ look: aLook({ answer: 'over' }) });
    await press(/End it now/);
    await vi.waitFor(() => expect(text()).toContain('This has ended'));
  });

  it.each(['NOT_FOUND', 'OFFLINE'] as GraphErrorCode[])('shows nobody’s words on %s', async (code) => {
    query.mockRejectedValue(new GraphError(code));
    const { heading } = await open(LookPage, { ground: 'emergency', overrideId: 'v1' });
    expect(await heading()).toBe(code === 'NOT_FOUND' ? 'There is nothing here' : 'What you opened');
  });

  it('is nothing for a purpose that there is not', async () => {
    expect(await (await open(LookPage, { ground: 'curiosity', overrideId: 'v1' })).heading()).toBe('There is nothing here');
    expect(query).not.toHaveBeenCalled();
  });
});

describe('the duty to tell', () => {
  it('stands on Today with its day, and never by message where that is not safe', async () => {
    const { text, links } = await open(DutyRow, { alDuty: aDuty({ notByMessage: true, stillOpen: true }) });
    expect(text()).toContain('You typed: Kelly Marsden 14/2/1992');
    expect(text()).toContain('Never by text, e-mail or app.');
    expect(links()).toEqual(['/open-now/told/v1', '/open-now/emergency/v1']);
  });

  it('is done in a way that is safe', async () => {
    query.mockResolvedValue({ today: { toTell: [aDuty({ notByMessage: true })] } });
    mutate.mockResolvedValue({ personTold: { __typename: 'PersonTold', id: 'v1' } });
    const { loader, press, text } = await open(TellPage, { overrideId: 'v1' });
    expect(text()).not.toContain('By text, e-mail or app');
    await press('I have told them');
    expect(text()).toContain('Choose how you told them.');
    await (await loader.getAllHarnesses(RadiosHarness))[0]?.choose('On paper');
    await press('I have told them');
    await vi.waitFor(() => expect(text()).toContain('Thank you. They know now.'));
    expect(mutate.mock.calls[0]?.[1].input).toMatchObject({ overrideId: 'v1', how: 'on_paper' });
  });

  it('can wait where it is not safe, and keeps the words that could not be sent', async () => {
    query.mockResolvedValue({ today: { toTell: [aDuty()] } });
    mutate.mockRejectedValueOnce(new GraphError('OFFLINE'));
    const { loader, press, text } = await open(TellPage, { overrideId: 'v1' });
    const why = await loader.getHarness(TextAreaHarness);
    await why.type('He reads her post.');
    await press('Ask the Guardian');
    expect(await why.value()).toBe('He reads her post.');
    mutate.mockResolvedValueOnce({ askNotYet: { __typename: 'NotYetAsked', id: 'v1' } });
    await press('Ask the Guardian');
    await vi.waitFor(() => expect(text()).toContain('The Guardian has been asked.'));
    expect(mutate.mock.calls[1]?.[1].input['mutationId']).toBe(mutate.mock.calls[0]?.[1].input['mutationId']);
  });

  it('tells the lead who opened the record', async () => {
    const { text } = await open(OpenedRow, { alOpened: anOpened });
    expect(text()).toContain('Alex Moore, Millbrook Housing, opened Kelly’s record in an emergency.');
  });
});

describe('the Guardian’s queue', () => {
  const queue = (...nodes: ReturnType<typeof anItemToLookAt>[]) => ({
    guardianQueue: { nodes, pageInfo: { hasNextPage: false, endCursor: null } },
  });

  it('is decided item by item: who, whose, why, and what to do', async () => {
    query.mockResolvedValueOnce(queue(anItemToLookAt())).mockResolvedValueOnce(queue());
    mutate.mockResolvedValue({ decided: { __typename: 'OverrideReviewed' } });
    const { loader, press, text } = await open(GuardianPage);
    await (await (await loader.getHarness(RowLinkHarness)).host()).click();
    for (const words of ['Alex Moore, Millbrook Housing', 'Kelly Marsden 14/2/1992', 'She fell.', 'Health', 'Was there danger'])
      expect(text()).toContain(words);
    await press('Save the decision');
    expect(text()).toContain('Choose what you decide, and write what you found.');
    await (await loader.getHarness(RadiosHarness)).choose('It was right');
    await (await loader.getHarness(TextAreaHarness)).type('I asked her.');
    await press('Save the decision');
    await vi.waitFor(() => expect(text()).toContain('Saved. It has left your list.'));
    expect(text()).toContain('Nothing waits for you');
    expect(mutate.mock.calls[0]?.[0]).toBe(ReviewOverrideDocument);
    expect(mutate.mock.calls[0]?.[1].input).toMatchObject({ overrideId: 'v1', outcome: 'upheld', words: 'I asked her.' });
  });

  it('warns not to tell the worker of someone who is kept from them', async () => {
    query.mockResolvedValue(queue(anItemToLookAt({ opened: false })));
    const { loader, text } = await open(GuardianPage);
    await (await (await loader.getHarness(RowLinkHarness)).host()).click();
    expect(text()).toContain('Do not tell the worker whom it fits');
    expect(text()).not.toContain('What was opened');
  });

  it('names nobody whom the organisation does not know', async () => {
    query.mockResolvedValue(
      queue(anItemToLookAt({ kind: 'look', why: 'conflict_link', whom: null, endsAt: null, categories: null, opened: null })),
    );
    const { loader, text } = await open(GuardianPage);
    await (await (await loader.getHarness(RowLinkHarness)).host()).click();
    expect(text()).toContain('Someone your organisation does not know');
  });

  it('keeps the words of what could not be saved', async () => {
    query.mockResolvedValue(queue(anItemToLookAt({ kind: 'started_alone', why: null, endsAt: null, opened: null })));
    mutate.mockRejectedValue(new GraphError('OFFLINE'));
    const { loader, press } = await open(GuardianPage);
    await (await (await loader.getHarness(RowLinkHarness)).host()).click();
    const found = await loader.getHarness(TextAreaHarness);
    await found.type('Sam knows.');
    await press('I have looked at it');
    expect(await (await loader.getHarness(ProblemHarness)).text()).toContain('It stays on your list.');
    expect(await found.value()).toBe('Sam knows.');
  });

  it('is no page to anyone else', async () => {
    query.mockRejectedValue(new GraphError('NOT_FOUND'));
    const { heading, text } = await open(GuardianPage);
    expect(await heading()).toBe('There is nothing here');
    expect(text()).not.toContain('Guardian');
  });
});

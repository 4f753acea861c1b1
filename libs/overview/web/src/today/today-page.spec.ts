import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import {
  Drafts,
  Graph,
  GraphError,
  type GraphErrorCode,
  type KeptList,
  KeptPeople,
  type KeptPerson,
  Outbox,
  provideTestWords,
  Session,
} from '@alongside/client';
import { PeopleToKeepDocument, words as peopleWords } from '@alongside/people/web';
import { ButtonHarness, CardHarness, EmptyStateHarness, LinkButtonHarness, ProblemHarness, StripHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallBackDoneMutation, TodayQuery } from '../operations.generated.ts';
import {
  aCallBack,
  aDevice,
  aDraft,
  aLeftUnsorted,
  anItem,
  anUnsorted,
  aScreen,
  aWaitingCaution,
  Elsewhere,
  kellyCard,
} from '../testing.ts';
import { words } from '../words.ts';
import { TodayPage } from './today-page.ts';

describe('today', () => {
  const query = vi.fn<(operation?: unknown) => Promise<TodayQuery>>();
  const read = vi.fn<() => Promise<KeptList | null>>();
  const refresh = vi.fn<(shown: readonly KeptPerson[], ask: () => Promise<unknown>) => Promise<void>>();
  const mutate = vi.fn<(operation: unknown, variables: { input: { callBackId: string } }) => Promise<CallBackDoneMutation>>();
  let device: ReturnType<typeof aDevice>;

  const configure = () => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Elsewhere }]),
        provideTestWords(words, peopleWords),
        { provide: Graph, useValue: { query, mutate } },
        { provide: KeptPeople, useValue: { read, refresh } },
        { provide: Session, useValue: { me: () => ({ actingFor: { organisation: { name: 'St Aidan’s' } } }) } },
        { provide: Outbox, useValue: device.outbox },
        { provide: Drafts, useValue: { all: device.drafts } },
      ],
    });
  };

  beforeEach(() => {
    aScreen('phone');
    device = aDevice();
    query.mockReset().mockResolvedValue({
      myProposals: { nodes: [] },
      today: { people: [kellyCard], unsorted: [], leftUnsorted: [], callBacks: [], cautions: [], opened: [], toTell: [] },
    });
    read.mockReset().mockResolvedValue(null);
    refresh.mockReset().mockResolvedValue();
    mutate.mockReset().mockResolvedValue({ callBackDone: { id: 'c1' } });
    configure();
  });

  const open = async () => {
    const fixture = TestBed.createComponent(TodayPage);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    await loader.getAllHarnesses(ButtonHarness);
    return { fixture, element, loader, text: () => element.textContent.replace(/\s+/g, ' ') };
  };

  it('asks about the people for whom the organisation’s list names me, and only then', async () => {
    expect((await open()).text()).not.toContain('Say whom you are alongside');
    TestBed.resetTestingModule();
    configure();
    const asked = {
      myProposals: { nodes: [{ id: 'l1' }] },
      today: { people: [], unsorted: [], leftUnsorted: [], callBacks: [], cautions: [], opened: [], toTell: [] },
    };
    query.mockResolvedValue(asked);
    const { element, text } = await open();
    expect(text()).toContain('St Aidan’s says you are alongside some people.');
    expect(element.querySelector('a[href="/people/list"]')?.textContent).toBe('Say whom you are alongside');
  });

  it('lists the people I am alongside, each with the way to record', async () => {
    const { loader, text } = await open();
    expect(text()).toContain('People I am alongside');
    const record = await loader.getHarness(ButtonHarness.with({ text: 'Record a conversation' }));
    expect(await (await record.host()).getAttribute('href')).toBe('/people/k1/record');
    expect(await (await record.host()).getAttribute('aria-label')).toBe('Record a conversation with Kelly');
  });

  it('offers what to do next where there is nobody', async () => {
    query.mockResolvedValue({
      myProposals: { nodes: [] },
      today: { people: [], unsorted: [], leftUnsorted: [], callBacks: [], cautions: [], opened: [], toTell: [] },
    });
    const { loader } = await open();
    const empty = await loader.getHarness(EmptyStateHarness);
    expect(await empty.heading()).toBe('You are not alongside anyone yet');
    expect(await empty.text()).toContain('Add a person');
  });

  it('says who can read what I wrote, until this device has said so', async () => {
    query.mockResolvedValue({
      myProposals: { nodes: [] },
      today: { people: [kellyCard], unsorted: [anUnsorted], leftUnsorted: [], callBacks: [], cautions: [], opened: [], toTell: [] },
    });
    const { fixture, loader, text } = await open();
    expect(text()).toContain('you wrote to Kelly. Only you, and those alongside Kelly at St Aidan’s, can read it.');
    const say = await loader.getHarness(ButtonHarness.with({ text: 'Say who' }));
    expect(await (await say.host()).getAttribute('href')).toBe('/people/k1/entries/e1?sort=1');
    device.waiting.set([anItem({ sorting: { categories: ['life'], inConfidence: false, shownToPerson: 'now', heldBecause: null } })]);
    await fixture.whenStable();
    expect(text()).not.toContain('Only you, and those alongside Kelly');
  });

  it('shows first what a colleague who has gone left unsorted, until this device has sorted it', async () => {
    query.mockResolvedValue({
      myProposals: { nodes: [] },
      today: {
        people: [kellyCard],
        unsorted: [anUnsorted],
        leftUnsorted: [aLeftUnsorted],
        callBacks: [],
        cautions: [],
        opened: [],
        toTell: [],
      },
    });
    const { fixture, text, element } = await open();
    expect(text()).toContain('Grace Mensah wrote to Kelly. Only those alongside Kelly at St Aidan’s can read it.');
    expect([...element.querySelectorAll('h2')].map((heading) => heading.textContent).slice(0, 2)).toEqual([
      'Left by a colleague who has gone',
      'Who can read what you wrote?',
    ]);
    device.waiting.set([
      anItem({ entryId: 'e7', sorting: { categories: ['life'], inConfidence: false, shownToPerson: 'now', heldBecause: null } }),
    ]);
    await fixture.whenStable();
    expect(text()).not.toContain('Left by a colleague who has gone');
  });

  it('notes that I have rung, and keeps the focus there', async () => {
    query.mockResolvedValue({
      myProposals: { nodes: [] },
      today: { people: [kellyCard], unsorted: [], leftUnsorted: [], callBacks: [aCallBack], cautions: [], opened: [], toTell: [] },
    });
    const { element, loader, text } = await open();
    expect(text()).toContain('Alex Moore, Millbrook Police');
    expect(element.querySelector('a[href="tel:01632960118"]')?.textContent).toContain('Ring 01632\u00a0960118');
    await (await loader.getHarness(ButtonHarness.with({ text: 'I have rung' }))).click();
    await vi.waitFor(() => expect(text()).toContain('You have rung Alex Moore about Kelly.'));
    expect(mutate.mock.calls[0]?.[1].input.callBackId).toBe('c1');
    expect(document.activeElement?.textContent).toContain('You have rung Alex Moore');
  });

  it('keeps a call back that could not be noted', async () => {
    query.mockResolvedValue({
      myProposals: { nodes: [] },
      today: { people: [kellyCard], unsorted: [], leftUnsorted: [], callBacks: [aCallBack], cautions: [], opened: [], toTell: [] },
    });
    mutate.mockRejectedValue(new GraphError('OFFLINE'));
    const { loader, text } = await open();
    await (await loader.getHarness(ButtonHarness.with({ text: 'I have rung' }))).click();
    expect(await (await loader.getHarness(ProblemHarness)).heading()).toBe('We could not note that you rang');
    expect(text()).toContain('Ring 01632 960118');
  });

  it('says which caution notes wait for me, and leads to them', async () => {
    query.mockResolvedValue({
      myProposals: { nodes: [] },
      today: { people: [kellyCard], unsorted: [], leftUnsorted: [], callBacks: [], cautions: [aWaitingCaution], opened: [], toTell: [] },
    });
    const { loader, text } = await open();
    expect(text()).toContain('Caution notes that wait for you');
    const look = await loader.getHarness(ButtonHarness.with({ text: 'Look at it' }));
    expect(await (await look.host()).getAttribute('href')).toBe('/people/k1/caution');
  });

  it('shows what is on this device also without signal', async () => {
    query.mockRejectedValue(new GraphError('OFFLINE'));
    device.waiting.set([anItem({}), anItem({ entryId: 'e2' })]);
    device.drafts.set([aDraft('Kelly, you showed me the garden and the roses that you planted with your mum in spring.')]);
    const { loader, text } = await open();
    const cards = await loader.getAllHarnesses(CardHarness);
    expect(await Promise.all(cards.map((card) => card.heading()))).toEqual(['2 conversations are waiting', 'Started, not saved']);
    expect(text()).toContain('They are safe on this phone.');
    expect(text()).toContain('“Kelly, you showed me the garden and the roses that you…”');
    expect(text()).toContain('There is no signal.');
    await (await loader.getHarness(LinkButtonHarness.with({ text: 'Try now' }))).click();
    expect(device.called).toEqual(['retry']);
  });

  describe('without signal, with people kept on this device', () => {
    const walter = { id: 'w1', name: 'Walter Ellery', preferredName: 'Walter' };

    beforeEach(() => {
      query.mockRejectedValue(new GraphError('OFFLINE'));
      read.mockResolvedValue({ people: [walter], keptAt: '2020-11-23T07:36:00.000Z' });
    });

    it('lists them and the time of the list, each with the way to record by name', async () => {
      const { loader, text } = await open();
      expect(await (await loader.getHarness(StripHarness)).text()).toBe(
        'No signal. This list is from Monday\u00a023\u00a0November\u00a02020, 7:36am.',
      );
      expect(await loader.getHarnessOrNull(ProblemHarness)).toBeNull();
      expect(text()).toContain('Walter Ellery');
      expect(text()).not.toContain('lead person');
      const navigate = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
      const record = await loader.getHarness(ButtonHarness.with({ text: 'Record a conversation' }));
      expect(await (await record.host()).getAttribute('href')).toBe('/people/w1/record');
      await record.click();
      expect(navigate.mock.calls[0]?.[1]).toMatchObject({ info: { name: 'Walter Ellery', preferredName: 'Walter' } });
    });

    it('shows today when it can be got again', async () => {
      const { loader, text } = await open();
      query.mockResolvedValue({
        myProposals: { nodes: [] },
        today: { people: [kellyCard], unsorted: [], leftUnsorted: [], callBacks: [], cautions: [], opened: [], toTell: [] },
      });
      await (await loader.getHarness(ButtonHarness.with({ text: 'Try again' }))).click();
      expect(text()).toContain('Kelly Marsden');
      expect(text()).not.toContain('Walter Ellery');
      expect(await loader.getHarnessOrNull(StripHarness)).toBeNull();
    });

    it.each<GraphErrorCode>(['INTERNAL', 'FORBIDDEN', 'NOT_FOUND'])('shows nobody when the answer is %s', async (code) => {
      const { loader, text } = await open();
      query.mockRejectedValue(new GraphError(code));
      await (await loader.getHarness(ButtonHarness.with({ text: 'Try again' }))).click();
      expect(text()).not.toContain('Walter Ellery');
      expect(await loader.getHarnessOrNull(ProblemHarness)).not.toBeNull();
    });
  });

  it('keeps its people on this device while there is signal', async () => {
    await open();
    expect(refresh.mock.calls.map(([shown]) => shown)).toEqual([[kellyCard]]);
    expect(query.mock.calls.filter(([operation]) => operation === PeopleToKeepDocument)).toHaveLength(0);
    await refresh.mock.calls[0]?.[1]();
    expect(query.mock.calls.filter(([operation]) => operation === PeopleToKeepDocument)).toHaveLength(1);
  });

  it('keeps its copy when a newer one does not come', async () => {
    const { fixture, text } = await open();
    device.waiting.set([anItem({})]);
    await fixture.whenStable();
    query.mockRejectedValue(new GraphError('OFFLINE'));
    device.waiting.set([]);
    await vi.waitFor(() => expect(text()).toContain('No signal. This is the copy from'));
    expect(text()).toContain('Kelly Marsden');
  });

  it('says what the server refused, and gives the words back', async () => {
    device.stuck.set([anItem({ state: 'stuck', message: 'You are not alongside Kelly now.' })]);
    const { loader } = await open();
    expect(await (await loader.getHarness(ProblemHarness)).text()).toContain('You are not alongside Kelly now.');
    await (await loader.getHarness(ButtonHarness.with({ text: 'Change the words' }))).click();
    expect(device.called).toEqual(['edit e1']);
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/people/k1/record?draft=d1'));
  });

  it('lets go of a change of readers that the server refused', async () => {
    device.stuck.set([anItem({ state: 'stuck', recorded: true })]);
    const { loader } = await open();
    expect(await (await loader.getHarness(ProblemHarness)).text()).toContain('We could not change who can read your words to Kelly.');
    await (await loader.getHarness(ButtonHarness.with({ text: 'Leave it as it is' }))).click();
    expect(device.called).toEqual(['discard e1']);
  });
});

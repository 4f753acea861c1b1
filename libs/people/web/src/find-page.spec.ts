import { Location } from '@angular/common';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Graph, GraphError, provideTestWords, Session } from '@alongside/client';
import { ButtonHarness, ProblemHarness, RowLinkHarness, SearchBoxHarness } from '@alongside/ui/testing';
import { LONGEST_TYPED } from '@alongside/people/model';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FindPage } from './find-page.ts';
import type { FindPeopleQuery, StartFromListInput, StartFromListMutation } from './operations.generated.ts';
import { aScreen, aSession, Elsewhere } from './testing.ts';
import { words } from './words.ts';

const card = (id: string, name: string) => ({
  id,
  name,
  preferredName: name,
  standing: 'alongside' as const,
  age: 34,
  street: null,
  leadName: null,
  leadIsMe: false,
});

describe('find a person', () => {
  const query = vi.fn<(operation: unknown, variables: { text: string }) => Promise<FindPeopleQuery>>();
  const mutate = vi.fn<(operation: unknown, variables: { input: StartFromListInput }) => Promise<StartFromListMutation>>();

  beforeEach(() => {
    query.mockReset();
    mutate.mockReset();
    aScreen('phone');
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Elsewhere }]),
        provideTestWords(words),
        { provide: Graph, useValue: { query, mutate } },
        { provide: Session, useFactory: aSession },
      ],
    });
  });

  const open = async () => {
    const fixture = TestBed.createComponent(FindPage);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    return {
      fixture,
      loader,
      box: await loader.getHarness(SearchBoxHarness),
      text: () => (fixture.nativeElement as HTMLElement).textContent,
    };
  };

  it('finds as it is typed, and asks nothing for one letter', async () => {
    query.mockResolvedValue({ findPeople: [card('p1', 'Kelly Marsden'), card('p2', 'Pat Marsden')], findOnOwnList: [], findWhomToAsk: [] });
    const { loader, box, text } = await open();
    await box.type('k');
    await new Promise((done) => setTimeout(done, 300));
    expect(query).not.toHaveBeenCalled();
    await box.type('kelly marsdn ');
    await vi.waitFor(() => expect(query).toHaveBeenCalledOnce());
    expect(query.mock.calls[0]?.[1]).toEqual({ text: 'kelly marsdn' });
    expect((await loader.getAllHarnesses(RowLinkHarness)).length).toBe(2);
    expect(text()).toContain('2 people you can see');
  });

  it('drops an answer to an older question', async () => {
    let late: (answer: FindPeopleQuery) => void = () => undefined;
    query.mockImplementationOnce(() => new Promise((answer) => (late = answer)));
    query.mockResolvedValueOnce({ findPeople: [card('p2', 'Pat Marsden')], findOnOwnList: [], findWhomToAsk: [] });
    const { box, text } = await open();
    await box.type('kelly');
    await vi.waitFor(() => expect(query).toHaveBeenCalledTimes(1));
    await box.type('pat');
    await vi.waitFor(() => expect(text()).toContain('Pat Marsden'));
    late({ findPeople: [card('p1', 'Kelly Marsden')], findOnOwnList: [], findWhomToAsk: [] });
    await box.blur();
    expect(text()).toContain('1 person you can see');
    expect(text()).not.toContain('Kelly Marsden');
  });

  it('says whom to ask about somebody who agreed to be found, and shows nothing of them', async () => {
    const desk = 'Millbrook duty desk, 01632 960100';
    query.mockResolvedValue({
      ...{ findPeople: [], findOnOwnList: [] },
      findWhomToAsk: [{ dutyDesk: desk, leadName: 'Priya Nair', leadOrganisation: 'St Aidan’s' }],
    });
    const { loader, box, text } = await open();
    await box.type('Walter Ellery 4 March 1944');
    await vi.waitFor(() => expect(text()).toContain('Ask Priya Nair, St Aidan’s. They are the lead person.'));
    expect(text()).toContain(`You can ask here: ${desk}.`);
    expect(text()).not.toContain('No one found');
    expect(await loader.getHarnessOrNull(ButtonHarness.with({ text: 'Ask for a call back' }))).not.toBeNull();
  });

  it('keeps the name of whom to ask apart, and the sentence around it as it reads', async () => {
    query.mockResolvedValue({
      ...{ findPeople: [], findOnOwnList: [] },
      findWhomToAsk: [{ dutyDesk: null, leadName: 'سارة حداد', leadOrganisation: 'St Aidan’s' }],
    });
    const { box, text } = await open();
    await box.type('Walter Ellery 4 March 1944');
    await vi.waitFor(() => expect(text()).toContain('Ask \u2068سارة حداد\u2069, St Aidan’s. They are the lead person.'));
  });

  it('asks with no half of a sign, which no one is called', async () => {
    query.mockResolvedValue({ findPeople: [], findOnOwnList: [], findWhomToAsk: [] });
    const { box } = await open();
    const long = 'x'.repeat(LONGEST_TYPED - 1);
    await box.type(`${long}👩`);
    await vi.waitFor(() => expect(query).toHaveBeenCalledWith(expect.anything(), { text: long }));
  });

  it('sends whoever has neither a lead person nor a desk to ask for a call back', async () => {
    query.mockResolvedValue({
      findPeople: [],
      findOnOwnList: [],
      findWhomToAsk: [{ dutyDesk: null, leadName: null, leadOrganisation: null }],
    });
    const { box, text } = await open();
    await box.type('Walter Ellery 4 March 1944');
    await vi.waitFor(() => expect(text()).toContain('Ask for a call back, and they will ring you.'));
  });

  it('with nobody found offers a call back first, and takes along what was typed, never in the address', async () => {
    query.mockResolvedValue({ findPeople: [], findOnOwnList: [], findWhomToAsk: [] });
    const { loader, box, text } = await open();
    await box.type('Dee Harding');
    await vi.waitFor(() => expect(text()).toContain('No one found who you can see'));
    const ask = await loader.getHarness(ButtonHarness.with({ text: 'Ask for a call back' }));
    expect(await ask.kind()).toBe('go');
    await ask.click();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/call-back'));
    expect(TestBed.inject(Location).getState()).toMatchObject({ typed: 'Dee Harding', typedBy: 'priya' });
  });

  it('shows the same list to whoever comes back from a person', async () => {
    query.mockResolvedValue({ findPeople: [card('p1', 'Kelly Marsden')], findOnOwnList: [], findWhomToAsk: [] });
    const { loader, box } = await open();
    await box.type('kelly');
    const row = await vi.waitFor(() => loader.getHarness(RowLinkHarness));
    await (await row.host()).click();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/people/p1'));
    TestBed.inject(Location).back();
    await vi.waitFor(() => expect(TestBed.inject(Location).getState()).toMatchObject({ typed: 'kelly', typedBy: 'priya' }));
    expect(await (await open()).box.value()).toBe('kelly');
  });

  it('clears the list with the box', async () => {
    query.mockResolvedValue({ findPeople: [card('p1', 'Kelly Marsden')], findOnOwnList: [], findWhomToAsk: [] });
    const { box, text } = await open();
    await box.type('kelly');
    await vi.waitFor(() => expect(text()).toContain('Kelly Marsden'));
    await box.type('');
    expect(text()).not.toContain('Kelly Marsden');
    expect(text()).toContain('Part of a name is enough');
  });

  it('says when it could not look, and looks again when asked', async () => {
    query.mockRejectedValueOnce(new GraphError('OFFLINE'));
    query.mockResolvedValueOnce({ findPeople: [card('p1', 'Kelly Marsden')], findOnOwnList: [], findWhomToAsk: [] });
    const { loader, box, text } = await open();
    await box.type('kelly');
    await vi.waitFor(() => expect(text()).toContain('There is no signal'));
    expect(await (await loader.getHarness(ProblemHarness)).role()).toBe('alert');
    await (await loader.getHarness(ButtonHarness.with({ text: 'Try again' }))).click();
    await vi.waitFor(() => expect(text()).toContain('Kelly Marsden'));
  });

  it('shows those on my organisation’s list apart, and begins with one of them', async () => {
    const listed = (id: string, name: string, namesMe: boolean) => ({
      id,
      name,
      preferredName: name.split(' ')[0] ?? name,
      age: 40,
      namesMe,
    });
    query.mockResolvedValue({
      findPeople: [],
      findOnOwnList: [listed('l1', 'Dee Hart', true), listed('l2', 'Dee Marsh', false)],
      findWhomToAsk: [],
    });
    mutate.mockResolvedValue({ startFromList: { person: { id: 'l2' } } });
    const { loader, box, text } = await open();
    await box.type('dee');
    await vi.waitFor(() => expect(text()).toContain('On your organisation’s list'));
    expect(text()).toContain('40 years old');
    expect(text()).not.toContain('Nobody');
    await loader.getHarness(ButtonHarness.with({ text: 'I am alongside Dee' }));
    await (await loader.getHarness(ButtonHarness.with({ text: 'Start with Dee' }))).click();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/people/l2'));
    expect(mutate.mock.calls[0]?.[1].input).toMatchObject({ id: 'l2' });
  });

  it('says so where it could not begin, and the list stays', async () => {
    query.mockResolvedValue({
      findPeople: [],
      findOnOwnList: [{ id: 'l1', name: 'Dee Hart', preferredName: 'Dee', age: null, namesMe: false }],
      findWhomToAsk: [],
    });
    mutate.mockRejectedValue(new GraphError('OFFLINE'));
    const { loader, box, text } = await open();
    await box.type('dee');
    await vi.waitFor(() => expect(text()).toContain('Dee Hart'));
    await (await loader.getHarness(ButtonHarness.with({ text: 'Start with Dee' }))).click();
    await loader.getHarness(ProblemHarness);
    expect(text()).toContain('Dee Hart');
  });

  it('leads to my organisation’s list before anything is typed', async () => {
    const { loader } = await open();
    const link = await loader.getHarness(ButtonHarness.with({ text: 'Your organisation’s list' }));
    expect(await (await link.host()).getAttribute('href')).toBe('/people/list');
  });
});

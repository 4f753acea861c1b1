import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Graph, GraphError, provideTestWords, Session } from '@alongside/client';
import { ButtonHarness, CheckboxesHarness, EmptyStateHarness, ProblemHarness, RowLinkHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnswerProposalsInput, AnswerProposalsMutation, MyProposalsQuery } from '../operations.generated.ts';
import { aScreen, aSession, Elsewhere } from '../testing.ts';
import { words } from '../words.ts';
import { ProposalsPage } from './proposals-page.ts';

const listed = (id: string, name: string, age: number | null) => ({
  id,
  name,
  preferredName: name.split(' ')[0] ?? name,
  age,
  namesMe: true,
});
const [dee, lou, sam] = [listed('l1', 'Dee Hart', 40), listed('l2', 'Lou Marsh', null), listed('l3', 'Sam Reid', 1)];
const those = (...nodes: ReturnType<typeof listed>[]): MyProposalsQuery => ({ myProposals: { nodes, pageInfo: { hasNextPage: false } } });

describe('my organisation’s list', () => {
  const query = vi.fn<() => Promise<MyProposalsQuery>>();
  const mutate = vi.fn<(operation: unknown, variables: { input: AnswerProposalsInput }) => Promise<AnswerProposalsMutation>>();

  beforeEach(() => {
    query.mockReset().mockResolvedValue(those(dee, lou, sam));
    mutate.mockReset();
    aScreen('computer');
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
    const fixture = TestBed.createComponent(ProposalsPage);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    await loader.getAllHarnesses(ButtonHarness);
    return { loader, text: () => element.textContent.replace(/\s+/g, ' ') };
  };
  const button = (text: string | RegExp) => ButtonHarness.with({ text });

  it('asks whom I am alongside, by name and age', async () => {
    const { loader, text } = await open();
    expect(text()).toContain('St Aidan’s says you are alongside these people.');
    expect(text()).toContain('40 years old');
    expect(text()).toContain('1 year old');
    const save = await loader.getHarness(button('I am alongside them'));
    expect(await (await save.host()).getProperty('disabled')).toBe(true);
    expect(text()).not.toContain('Load a list');
  });

  it('answers for those that are ticked, and leads to what we already know', async () => {
    mutate.mockResolvedValue({ answerProposals: { alongside: [{ id: 'l1', name: 'Dee Hart', preferredName: 'Dee' }], notMine: 0 } });
    const { loader, text } = await open();
    await (await loader.getHarness(CheckboxesHarness)).choose('Dee Hart');
    query.mockResolvedValue(those(lou, sam));
    await (await loader.getHarness(button('I am alongside this person'))).click();
    await vi.waitFor(() => expect(text()).toContain('You are alongside them now'));
    expect(mutate.mock.calls[0]?.[1].input.answers).toEqual([{ id: 'l1', answer: 'alongside' }]);
    const [row] = await loader.getAllHarnesses(RowLinkHarness);
    expect(await (await row?.host())?.getAttribute('href')).toBe('/people/l1/what-we-know');
    expect(await (await loader.getHarness(CheckboxesHarness)).labels()).toEqual(['Lou Marsh', 'Sam Reid']);
  });

  it('asks twice before it says that the others are not mine', async () => {
    mutate.mockResolvedValue({ answerProposals: { alongside: [], notMine: 2 } });
    const { loader, text } = await open();
    await (await loader.getHarness(CheckboxesHarness)).choose('Dee Hart');
    await (await loader.getHarness(button('The other 2 are not mine'))).click();
    expect(mutate).not.toHaveBeenCalled();
    expect(text()).toContain('You will not be asked about these 2 people again.');
    query.mockResolvedValue(those(dee));
    await (await loader.getHarness(button('Yes, not mine'))).click();
    await vi.waitFor(() => expect(mutate).toHaveBeenCalledOnce());
    expect(mutate.mock.calls[0]?.[1].input.answers).toEqual([
      { id: 'l2', answer: 'not_mine' },
      { id: 'l3', answer: 'not_mine' },
    ]);
    expect(await (await loader.getHarness(CheckboxesHarness)).chosen()).toEqual(['Dee Hart']);
  });

  it('keeps the ticks where there is no signal, and sends the same answer once', async () => {
    mutate.mockRejectedValueOnce(new GraphError('OFFLINE'));
    mutate.mockResolvedValueOnce({ answerProposals: { alongside: [{ id: 'l1', name: 'Dee Hart', preferredName: 'Dee' }], notMine: 0 } });
    const { loader } = await open();
    await (await loader.getHarness(CheckboxesHarness)).choose('Dee Hart');
    const save = await loader.getHarness(button('I am alongside this person'));
    await save.click();
    expect(await (await loader.getHarness(ProblemHarness)).text()).toContain('Your ticks are still here.');
    await save.click();
    await vi.waitFor(() => expect(mutate).toHaveBeenCalledTimes(2));
    expect(mutate.mock.calls[0]?.[1].input.mutationId).toBe(mutate.mock.calls[1]?.[1].input.mutationId);
  });

  it('says where nobody waits for an answer', async () => {
    query.mockResolvedValue(those());
    const { loader } = await open();
    expect(await (await loader.getHarness(EmptyStateHarness)).heading()).toBe('Nobody is waiting for your answer');
  });
});

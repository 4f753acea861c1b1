import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Graph, GraphError, provideTestWords, Session, TypedWords } from '@alongside/client';
import { words as conversationWords } from '@alongside/conversations/web';
import { words as peopleWords } from '@alongside/people/web';
import { ButtonHarness, ErrorSummaryHarness, PageHeadingHarness, RadiosHarness, TextAreaHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aScreen } from '../testing.ts';
import { words } from '../words.ts';
import { GuardianProtectsPage } from './guardian-protects-page.ts';
import { safetyWords } from './words.ts';

const nothing = { read: () => Promise.resolve(null), keep: () => Promise.resolve(), remove: () => Promise.resolve() };
const anAct = {
  whom: 'Kelly Marsden 14/2/1992',
  act: {
    ...{ id: 'a1', personId: 'k1', kind: 'conflict_link', said: 'Darren Holt', reason: 'She is afraid.' },
    ...{
      putBy: { id: 'helen', name: 'Helen Frost' },
      putAt: '2026-11-24T10:00:00.000Z',
      endAsked: true,
      endAskedByMe: false,
      ended: false,
      dismissals: [],
    },
  },
};

describe('what a Guardian puts in place', () => {
  const query = vi.fn<() => Promise<unknown>>();
  const mutate = vi.fn<(operation: { name: string }, variables: { input: Record<string, unknown> }) => Promise<unknown>>();

  beforeEach(() => {
    aScreen('computer');
    query.mockReset().mockResolvedValue({ guardianActs: [anAct, { ...anAct, whom: null, act: { ...anAct.act, id: 'a2', ended: true } }] });
    mutate.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideTestWords(words, safetyWords, peopleWords, conversationWords),
        { provide: Graph, useValue: { query, mutate } },
        { provide: Session, useValue: { mine: signal({ actingFor: { organisation: { id: 'o1', name: 'St Aidan’s' } } }) } },
        {
          provide: TypedWords,
          useValue: nothing,
        },
      ],
    });
  });

  const open = async () => {
    const fixture = TestBed.createComponent(GuardianProtectsPage);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    await loader.getHarness(PageHeadingHarness);
    return {
      loader,
      text: () => element.textContent.replace(/\s+/g, ' '),
      press: async (text: string | RegExp) => (await loader.getHarness(ButtonHarness.with({ text }))).click(),
    };
  };

  it('seals a person whom the details name, those of one’s own organisation left in', async () => {
    mutate.mockResolvedValue({ guardianProtect: { __typename: 'ProtectionPut' } });
    const { loader, press, text } = await open();
    const [whom, why] = await loader.getAllHarnesses(TextAreaHarness);
    await whom?.type('Kelly Marsden 14/2/1992');
    await (await loader.getAllHarnesses(RadiosHarness))[0]?.choose('Keep all of their record to a few people');
    await why?.type('He works here.');
    await press('Put it in place');
    await vi.waitFor(() => expect(text()).toContain('It is in place. Nobody else is told by it.'));
    const [operation, { input }] = mutate.mock.calls[0]!;
    expect(operation.name).toBe('GuardianProtect');
    expect(input).toMatchObject({ typed: 'Kelly Marsden 14/2/1992', kind: 'seal_of_person', keepsOurs: true, reason: 'He works here.' });
    expect(Object.keys(input).sort()).toEqual(['id', 'keepsOurs', 'kind', 'mutationId', 'reason', 'typed']);
  });

  it('says what is missing, and sends nothing', async () => {
    const { loader, press } = await open();
    await press('Put it in place');
    expect(await (await loader.getHarness(ErrorSummaryHarness)).errors()).toHaveLength(3);
    expect(mutate).not.toHaveBeenCalled();
  });

  it('says that nothing was kept where the details fit nobody whom the organisation knows', async () => {
    mutate.mockResolvedValue({ guardianProtect: { __typename: 'CannotProtect', message: 'Nothing was kept.' } });
    const { loader, press, text } = await open();
    const [whom, why] = await loader.getAllHarnesses(TextAreaHarness);
    await whom?.type('Kelly Marsden 14/2/1992');
    await (await loader.getAllHarnesses(RadiosHarness))[0]?.choose('Keep all of their record to a few people');
    await why?.type('He works here.');
    await press('Put it in place');
    await vi.waitFor(() => expect(text()).toContain('Nothing was kept.'));
    expect(await whom?.value()).toBe('Kelly Marsden 14/2/1992');
  });

  it.each(['OFFLINE', 'INTERNAL'] as const)('keeps what was typed where it could not be sent: %s', async (code) => {
    mutate.mockRejectedValue(new GraphError(code));
    const { loader, press, text } = await open();
    const [whom, why] = await loader.getAllHarnesses(TextAreaHarness);
    await whom?.type('Kelly Marsden 14/2/1992');
    await (await loader.getAllHarnesses(RadiosHarness))[0]?.choose('Keep all of their record to a few people');
    await why?.type('He works here.');
    await press('Put it in place');
    await vi.waitFor(() => expect(text()).toContain('We could not keep this'));
    expect(text()).toContain('What you wrote is still here. Try again.');
    expect([await whom?.value(), await why?.value()]).toEqual(['Kelly Marsden 14/2/1992', 'He works here.']);
  });

  it('leads from what is sealed to lifting it for one colleague; not from a link, nor from what has ended', async () => {
    const sealed = { ...anAct, act: { ...anAct.act, kind: 'seal_of_person' } };
    query.mockResolvedValue({ guardianActs: [sealed, anAct, { ...sealed, act: { ...sealed.act, id: 'a3', ended: true } }] });
    await open();
    const links = [...document.querySelectorAll('al-card a')].map((link) => link.getAttribute('href'));
    expect(links.slice(-1)).toEqual(['/more/to-look-at/release?person=k1&act=a1']);
  });

  it('lists what was put, by whom, why, and how it ends', async () => {
    const { text } = await open();
    expect(text()).toContain('Kelly Marsden 14/2/1992');
    expect(text()).toContain('Kept away: Darren Holt');
    expect(text()).toContain('Someone asked to end it. It ends when a second person agrees.');
    expect(text()).toContain('Someone whose name is not shown here');
    expect(text()).toContain('It has ended.');
  });

  it('is the page of nobody to everyone else', async () => {
    query.mockRejectedValue(new GraphError('NOT_FOUND'));
    const { loader } = await open();
    expect(await (await loader.getHarness(PageHeadingHarness)).text()).toBe('There is nothing here');
  });
});

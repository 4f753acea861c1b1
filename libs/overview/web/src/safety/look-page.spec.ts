import { GraphError, type GraphErrorCode } from '@alongside/client';
import { ProblemHarness } from '@alongside/ui/testing';
import { describe, expect, it, vi } from 'vitest';
import { DisclosureLookDocument, EmergencyLookDocument, SafeguardingLookDocument } from '../operations.generated.ts';
import { LookPage } from './look-page.ts';
import { live, mutate, onAPhone, open, query } from './page-testing.ts';
import { aLook } from './testing.ts';

onAPhone();

describe('what an override opened', () => {
  it.each([
    ['emergency', EmergencyLookDocument, 'Open in an emergency'],
    ['safeguarding', SafeguardingLookDocument, 'Open to keep someone safe'],
    ['legal', DisclosureLookDocument, 'To give under the law'],
    ['serious_crime', DisclosureLookDocument, 'To give because of a serious crime'],
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
    ['refused', 'The Guardian did not agree'],
    ['unanswered', 'Nobody answered'],
    ['over', 'This has ended'],
  ] as const)('is a page of its own where the answer is %s', async (answer, title) => {
    query.mockResolvedValue({
      look: aLook({ answer, endsAt: null, entries: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } }),
    });
    expect(await (await open(LookPage, { ground: 'emergency', overrideId: 'v1' })).heading()).toBe(title);
  });

  it('leads from what is under seal to asking that it is opened, in a disclosure alone', async () => {
    const toAsk = '/more/to-look-at/release?override=v1';
    const none = { endsAt: null, entries: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } };
    query.mockResolvedValue({ look: aLook({ answer: 'ring', ...none }) });
    expect((await open(LookPage, { ground: 'legal', overrideId: 'v1' })).links()).toContain(toAsk);
    expect((await open(LookPage, { ground: 'emergency', overrideId: 'v1' })).links()).not.toContain(toAsk);
    query.mockResolvedValue({ look: aLook({ recipient: 'Jo Reed', barred: true }) });
    expect((await open(LookPage, { ground: 'legal', overrideId: 'v1' })).links()).toContain(toAsk);
  });

  it('tells why it was refused, and whom to talk to', async () => {
    query.mockResolvedValue({ look: aLook({ answer: 'refused', refusal: 'She is safe now.', endsAt: null }) });
    const { text } = await open(LookPage, { ground: 'emergency', overrideId: 'v1' });
    expect(text()).toContain('She is safe now.');
    expect(text()).toContain('ring Duty desk, 01632 960100');
    expect(text()).not.toContain('your chest is tight');
  });

  it('says to whom a disclosure is given, by whom and why; what is sealed and what is owed stay off the paper', async () => {
    query.mockResolvedValue({ look: aLook({ recipient: 'Jo Reed, county court', reason: 'Order 12.', barred: true }) });
    const { fixture, text } = await open(LookPage, { ground: 'legal', overrideId: 'v1' });
    for (const words of ['Jo Reed, county court', 'Maya Lowe, Millbrook Housing', 'Order 12.', 'You alone, until it ends.'])
      expect(text()).toContain(words);
    expect(text()).toContain('Something is held under seal. Two people have to release it.');
    const element = fixture.nativeElement as HTMLElement;
    for (const each of element.querySelectorAll('.al-not-on-paper')) each.remove();
    expect(text()).toContain('Jo Reed, county court');
    expect(text()).toContain('Kelly, your chest is tight.');
    expect(text()).not.toMatch(/seal|Open until|you owe|Tell them|alone|You typed/);
  });

  it('prints when asked to', async () => {
    const print = vi.spyOn(window, 'print').mockReturnValue();
    query.mockResolvedValue({ look: aLook({ recipient: 'Jo Reed' }) });
    const { press } = await open(LookPage, { ground: 'serious_crime', overrideId: 'v1' });
    await press('Print it');
    expect(print).toHaveBeenCalledTimes(1);
  });

  it('reads on after the newest fifty', async () => {
    const [first] = aLook().entries.nodes;
    const entry = (id: string, words: string) => ({ ...first!, id, words });
    query.mockResolvedValueOnce({
      look: aLook({ entries: { nodes: [entry('e1', 'Newest.')], pageInfo: { hasNextPage: true, endCursor: 'c1' } } }),
    });
    query.mockResolvedValueOnce({
      look: aLook({ entries: { nodes: [entry('e2', 'Oldest.')], pageInfo: { hasNextPage: false, endCursor: 'c2' } } }),
    });
    const { press, text } = await open(LookPage, { ground: 'emergency', overrideId: 'v1' });
    await press('Show more');
    await vi.waitFor(() => expect(text()).toMatch(/Newest\..*Oldest\./));
    expect(query.mock.calls[1]?.[1]).toEqual({ id: 'v1', after: 'c1' });
    expect(text()).not.toContain('Show more');
  });

  it('is read again when it hears that something changed, and is nobody’s when it is over', async () => {
    query.mockResolvedValueOnce({ look: aLook() });
    const { text, heading } = await open(LookPage, { ground: 'emergency', overrideId: 'v1' });
    expect(live.followed).toEqual(['emergency v1']);
    query.mockResolvedValueOnce({ look: aLook({ answer: 'over' }) });
    live.hear('changed');
    await vi.waitFor(() => expect(text()).toContain('This has ended'));
    expect(text()).not.toContain('your chest');
    live.hear('over');
    await vi.waitFor(async () => expect(await heading()).toBe('There is nothing here'));
  });

  it('shows nothing once its time is over, also where it could not be asked', async () => {
    query.mockResolvedValueOnce({ look: aLook({ endsAt: new Date(Date.now() - 1000).toISOString() }) });
    query.mockRejectedValueOnce(new GraphError('OFFLINE'));
    const { text } = await open(LookPage, { ground: 'emergency', overrideId: 'v1' });
    await vi.waitFor(() => expect(query).toHaveBeenCalledTimes(2));
    await vi.waitFor(() => expect(text()).not.toContain('your chest'));
    expect(text()).toContain('Try again');
  });

  it('goes from the screen when its time is over', async () => {
    query.mockResolvedValueOnce({ look: aLook({ endsAt: new Date(Date.now() - 1000).toISOString() }) });
    query.mockResolvedValueOnce({
      look: aLook({ answer: 'over', entries: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } }),
    });
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

import { GraphError } from '@alongside/client';
import { ProblemHarness, RadiosHarness, RowLinkHarness, TextAreaHarness } from '@alongside/ui/testing';
import { describe, expect, it, vi } from 'vitest';
import { PersonToldDocument, RefuseRenewalDocument, ReviewOverrideDocument } from '../operations.generated.ts';
import { GuardianPage } from './guardian-page.ts';
import { mutate, onAPhone, open, query } from './page-testing.ts';
import { anItemToLookAt } from './testing.ts';

onAPhone();

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

  it('refuses a longer override in words, and not without', async () => {
    query.mockResolvedValueOnce(queue(anItemToLookAt({ kind: 'renewal', endsAt: null, opened: null }))).mockResolvedValueOnce(queue());
    mutate.mockResolvedValue({ decided: { __typename: 'RenewalRefused' } });
    const { loader, press, text } = await open(GuardianPage);
    await (await (await loader.getHarness(RowLinkHarness)).host()).click();
    await press('Do not agree');
    expect(text()).toContain('Write why you do not agree.');
    expect(mutate).not.toHaveBeenCalled();
    await (await loader.getHarness(TextAreaHarness)).type('She is safe now.');
    await press('Do not agree');
    await vi.waitFor(() => expect(text()).toContain('Saved. It has left your list.'));
    expect(mutate.mock.calls[0]?.[0]).toBe(RefuseRenewalDocument);
    expect(mutate.mock.calls[0]?.[1].input).toMatchObject({ overrideId: 'v1', words: 'She is safe now.' });
  });

  it('warns not to tell the worker of someone who is kept from them', async () => {
    query.mockResolvedValue(queue(anItemToLookAt({ opened: false })));
    const { loader, text } = await open(GuardianPage);
    await (await (await loader.getHarness(RowLinkHarness)).host()).click();
    expect(text()).toContain('Do not tell the worker whom it fits');
    expect(text()).not.toContain('What was opened');
  });

  it('says to whom a disclosure was given', async () => {
    query.mockResolvedValue(queue(anItemToLookAt({ why: 'legal', recipient: 'Jo Reed, county court' })));
    const { loader, text } = await open(GuardianPage);
    await (await (await loader.getHarness(RowLinkHarness)).host()).click();
    expect(text()).toContain('Something given under the law');
    expect(text()).toMatch(/Who gets it\s*Jo Reed, county court/);
  });

  it('tells what a Guardian found as theirs, and not as the worker’s own reason', async () => {
    query.mockResolvedValue(
      queue(
        anItemToLookAt({ kind: 'incident', why: 'emergency', endsAt: null, categories: null, opened: null, reason: 'He was curious.' }),
      ),
    );
    const { loader, text } = await open(GuardianPage);
    await (await (await loader.getHarness(RowLinkHarness)).host()).click();
    expect(text()).toMatch(/What was found\s*He was curious\./);
    expect(text()).not.toContain('in their words');
    expect(text()).toContain('Must it be reported?');
  });

  it('names nobody whom the organisation does not know', async () => {
    query.mockResolvedValue(
      queue(anItemToLookAt({ kind: 'look', why: 'conflict_link', whom: null, endsAt: null, categories: null, opened: null })),
    );
    const { loader, text } = await open(GuardianPage);
    await (await (await loader.getHarness(RowLinkHarness)).host()).click();
    expect(text()).toContain('Someone your organisation does not know');
  });

  it('says whether a look showed anything, and that the worker is of another organisation', async () => {
    const look = { kind: 'look' as const, why: 'own_name_or_address', endsAt: null, categories: null, reason: null, told: null };
    const police = { id: 'o9', name: 'Police' };
    query.mockResolvedValue(
      queue(anItemToLookAt({ ...look, opened: false, organisation: police }), anItemToLookAt({ ...look, id: 'v2', opened: true })),
    );
    const { loader, text } = await open(GuardianPage);
    const [denied, shown] = await loader.getAllHarnesses(RowLinkHarness);
    await (await denied!.host()).click();
    expect(text()).toMatch(/What they saw\s*Nothing\. The page said that there is nothing here\./);
    expect(text()).toContain('They work for another organisation.');
    await (await shown!.host()).click();
    expect(text()).toMatch(/What they saw\s*Some of the record\./);
    expect(text()).not.toContain('What was opened');
  });

  it('says nothing of what a look showed, where that was not written down; nor of another organisation, where it is the own', async () => {
    query.mockResolvedValue(queue(anItemToLookAt({ kind: 'look', why: 'not_found', endsAt: null, categories: null, opened: null })));
    const { loader, text } = await open(GuardianPage);
    await (await (await loader.getHarness(RowLinkHarness)).host()).click();
    expect(text()).not.toContain('What they saw');
    expect(text()).not.toContain('another organisation');
  });

  it('says of an override whether the person knows', async () => {
    query.mockResolvedValue(queue(anItemToLookAt(), anItemToLookAt({ id: 'v2', personToldAt: '2026-11-25T10:00:00.000Z' })));
    const { loader, text } = await open(GuardianPage);
    const [not, knows] = await loader.getAllHarnesses(RowLinkHarness);
    await (await not!.host()).click();
    expect(text()).toMatch(/Does the person know\?\s*Not yet\./);
    await (await knows!.host()).click();
    expect(text()).toMatch(/Does the person know\?\s*Yes, they were told on Wednesday 25 November/);
  });

  it('keeps who still has to be told, until the Guardian says how they were', async () => {
    const untold = anItemToLookAt({ kind: 'untold', endsAt: null, categories: null, opened: null, told: null });
    query.mockResolvedValueOnce(queue(untold)).mockResolvedValueOnce(queue());
    mutate
      .mockResolvedValueOnce({ personTold: { __typename: 'NotByMessage', message: 'Do not tell them by text.' } })
      .mockResolvedValueOnce({ personTold: { __typename: 'PersonTold', id: 'v1' } });
    const { loader, press, text } = await open(GuardianPage);
    expect(text()).toContain('They were to know by Tuesday 1 December');
    await (await (await loader.getHarness(RowLinkHarness)).host()).click();
    expect(text()).toContain('Someone still has to be told');
    expect(text()).not.toContain('I have looked at it');
    await press('They have been told');
    expect(text()).toContain('Choose how they were told.');
    const how = await loader.getHarness(RadiosHarness);
    await how.choose('By text, e-mail or app');
    await press('They have been told');
    await vi.waitFor(() => expect(text()).toContain('Do not tell them by text.'));
    await how.choose('In person');
    await press('They have been told');
    await vi.waitFor(() => expect(text()).toContain('Nothing waits for you'));
    expect(mutate.mock.calls.at(-1)?.[0]).toBe(PersonToldDocument);
    expect(mutate.mock.calls.at(-1)?.[1].input).toMatchObject({ overrideId: 'v1', how: 'in_person' });
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

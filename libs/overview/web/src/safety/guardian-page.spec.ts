import { GraphError } from '@alongside/client';
import { ProblemHarness, RadiosHarness, RowLinkHarness, TextAreaHarness } from '@alongside/ui/testing';
import { describe, expect, it, vi } from 'vitest';
import { RefuseRenewalDocument, ReviewOverrideDocument } from '../operations.generated.ts';
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

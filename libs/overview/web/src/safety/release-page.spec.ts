import { GraphError } from '@alongside/client';
import { ErrorSummaryHarness, TextAreaHarness, TextFieldHarness } from '@alongside/ui/testing';
import { describe, expect, it, vi } from 'vitest';
import { AgreeToReleaseDocument, AskReleaseDocument, EndReleaseDocument, ProposeReleaseDocument } from '../operations.generated.ts';
import { mutate, onAPhone, open, query } from './page-testing.ts';
import { ReleasePage } from './release-page.ts';

onAPhone();

const aRelease = {
  id: 'r1',
  whom: 'Kelly Marsden 14/2/1992',
  to: { id: 'joe', name: 'Joe Tanner' },
  askedBy: { id: 'helen', name: 'Helen Frost' },
  askedAt: '2026-11-24T10:00:00.000Z',
  reason: 'The court asks.',
  until: '2026-12-01T00:00:00.000Z',
  state: 'asked',
  mine: false,
  forMe: false,
};
const shown = (...all: object[]) => query.mockResolvedValue({ guardianReleases: all });

describe('lifting a seal for one worker', () => {
  it('is asked for from a disclosure, for oneself: why, and until which day', async () => {
    shown();
    mutate.mockResolvedValue({ askRelease: { __typename: 'ReleaseKept' } });
    const { loader, press, text } = await open(ReleasePage, { override: 'v1' });
    expect(text()).toContain('Two other Guardians have to agree before it opens.');
    await press('Ask the other Guardians');
    expect(await (await loader.getHarness(ErrorSummaryHarness)).errors()).toHaveLength(2);
    expect(mutate).not.toHaveBeenCalled();
    await (await loader.getHarness(TextAreaHarness)).type('The court asks.');
    await (await loader.getHarness(TextFieldHarness)).type('2026-11-30');
    await press('Ask the other Guardians');
    await vi.waitFor(() => expect(text()).toContain('The other Guardians have been asked.'));
    const [operation, { input }] = mutate.mock.calls[0]!;
    expect(operation).toBe(AskReleaseDocument);
    expect(input).toMatchObject({ overrideId: 'v1', reason: 'The court asks.', until: '2026-11-30' });
  });

  it('is proposed for a colleague who is named; what the server says is said, and the words stay', async () => {
    shown();
    mutate.mockResolvedValue({ proposeRelease: { __typename: 'CannotRelease', message: 'Nobody has just that name.' } });
    const { loader, press, text } = await open(ReleasePage, { person: 'k1', act: 'a1' });
    const [name, until] = await loader.getAllHarnesses(TextFieldHarness);
    await name?.type('Joe Tanner');
    await until?.type('2026-11-30');
    await (await loader.getHarness(TextAreaHarness)).type('He covers.');
    await press('Ask the other Guardians');
    await vi.waitFor(() => expect(text()).toContain('Nobody has just that name.'));
    expect(mutate.mock.calls[0]?.[0]).toBe(ProposeReleaseDocument);
    expect(mutate.mock.calls[0]?.[1].input).toMatchObject({ personId: 'k1', actId: 'a1', name: 'Joe Tanner' });
    expect(await name?.value()).toBe('Joe Tanner');
  });

  it.each([['OFFLINE'], ['INTERNAL'], ['NOT_FOUND']] as const)('keeps what was typed where it could not be sent: %s', async (code) => {
    shown();
    mutate.mockRejectedValue(new GraphError(code));
    const { loader, press, text } = await open(ReleasePage, { override: 'v1' });
    await (await loader.getHarness(TextAreaHarness)).type('The court asks.');
    await (await loader.getHarness(TextFieldHarness)).type('2026-11-30');
    await press('Ask the other Guardians');
    await vi.waitFor(() => expect(text()).toContain('We could not keep this'));
    expect(text()).toContain('What you wrote is still here.');
    if (code === 'NOT_FOUND') expect(text()).toContain('There is nothing here to lift any more.');
    expect(await (await loader.getHarness(TextAreaHarness)).value()).toBe('The court asks.');
  });

  it('is agreed to with a reason by another, and ended by either', async () => {
    shown(aRelease);
    mutate.mockResolvedValue({ agreeToRelease: { __typename: 'ReleaseKept' }, endRelease: { __typename: 'ReleaseKept' } });
    const { loader, press, text } = await open(ReleasePage);
    expect(text()).toContain('Waits for agreement. For Joe Tanner, until');
    await press('I agree');
    await press('I agree');
    expect(text()).toContain('Write why.');
    expect(mutate).not.toHaveBeenCalled();
    await (await loader.getHarness(TextAreaHarness)).type('I saw the order.');
    await press('I agree');
    await vi.waitFor(() => expect(text()).toContain('We have kept that you agree.'));
    expect(mutate.mock.calls[0]?.[0]).toBe(AgreeToReleaseDocument);
    expect(mutate.mock.calls[0]?.[1].input).toMatchObject({ releaseId: 'r1', reason: 'I saw the order.' });
  });

  it('waits for others where it is one’s own, or one agreed; what is over has nothing to press', async () => {
    shown({ ...aRelease, forMe: true }, { ...aRelease, id: 'r2', mine: true }, { ...aRelease, id: 'r3', whom: null, state: 'over' });
    mutate.mockResolvedValue({ endRelease: { __typename: 'ReleaseKept' } });
    const { fixture, loader, text } = await open(ReleasePage);
    expect(text()).toContain('It is for you, so others have to agree.');
    expect(text()).toContain('You have agreed. It waits for others.');
    expect(text()).toMatch(/Someone whose name is not shown here\s*It has ended\./);
    expect((fixture.nativeElement as HTMLElement).querySelectorAll('button')).toHaveLength(2);
    (fixture.nativeElement as HTMLElement).querySelector('button')?.click();
    await (await loader.getHarness(TextAreaHarness)).type('It is done.');
    (fixture.nativeElement as HTMLElement).querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await vi.waitFor(() => expect(mutate.mock.calls[0]?.[0]).toBe(EndReleaseDocument));
  });

  it('says that nothing was asked, and is the page of nobody to everyone else', async () => {
    shown();
    expect((await open(ReleasePage)).text()).toContain('Nothing was asked.');
    query.mockRejectedValue(new GraphError('NOT_FOUND'));
    expect(await (await open(ReleasePage)).heading()).toBe('There is nothing here');
  });
});

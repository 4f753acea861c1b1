import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Graph, GraphError, provideTestWords } from '@alongside/client';
import { Live } from '@alongside/client/live';
import { FakeLive } from '@alongside/client/testing';
import { words as conversationWords } from '@alongside/conversations/web';
import { words as peopleWords } from '@alongside/people/web';
import { ButtonHarness, EntryHarness, PageHeadingHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { EarlierStoryDocument, type StoryQuery } from '../operations.generated.ts';
import { anEntry, aScreen, kelly } from '../testing.ts';
import { words } from '../words.ts';
import { StoryPage } from './story-page.ts';

const { id, name, preferredName, standing, whatMatters } = kelly;
const part = (nodes: StoryQuery['person']['story']['nodes'], endCursor: string | null) => ({
  person: { id, name, preferredName, standing, whatMatters, story: { nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } } },
});

describe('a story', () => {
  const query = vi.fn<(operation: unknown, variables: Record<string, unknown>) => Promise<StoryQuery>>();
  let standingLines: object[];
  /** Standing lines are a query of their own. */
  const ask = (operation: { name: string }, variables: Record<string, unknown>) =>
    operation.name === 'StandingLines' ? Promise.resolve({ standingLines }) : query(operation, variables);

  let live: FakeLive;

  beforeEach(() => {
    live = new FakeLive();
    aScreen('phone');
    query.mockReset();
    standingLines = [];
    TestBed.configureTestingModule({
      providers: [
        { provide: Live, useValue: live },
        provideRouter([]),
        provideTestWords(words, peopleWords, conversationWords),
        { provide: Graph, useValue: { query: ask } },
      ],
    });
  });

  const open = async () => {
    const fixture = TestBed.createComponent(StoryPage);
    fixture.componentRef.setInput('personId', 'k1');
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    await loader.getHarness(PageHeadingHarness);
    return {
      loader,
      months: () => [...element.querySelectorAll('.al-month')].map((month) => month.textContent.trim()),
      text: () => element.textContent.replace(/\s+/g, ' '),
    };
  };

  it('ends with who may hold something here, never between dates', async () => {
    standingLines = [{ organisation: { id: 'o3', name: 'Riverside GP' }, dutyDesk: null, leadName: null }];
    query.mockResolvedValue(part([anEntry('e3', '2026-11-19T11:15:00.000Z')], null));
    const { text } = await open();
    expect(text()).toMatch(/end of what you can read here\.\s*Riverside GP may hold something here\. Ask the duty desk\./);
    query.mockResolvedValue(part([anEntry('e3', '2026-11-19T11:15:00.000Z')], 'more'));
    expect((await open()).text()).not.toContain('may hold');
  });

  it('stands newest first under its months, and says where it ends', async () => {
    query.mockResolvedValue(part([anEntry('e3', '2026-11-19T11:15:00.000Z'), anEntry('e2', '2026-10-06T14:00:00.000Z')], null));
    const { loader, months, text } = await open();
    expect(await (await loader.getHarness(PageHeadingHarness)).text()).toBe('Kelly’s story');
    expect(months()).toEqual(['November\u00a02026', 'October\u00a02026']);
    expect(text()).toContain('This is the end of what you can read here.');
    expect(await loader.getHarnessOrNull(ButtonHarness.with({ text: 'Show earlier' }))).toBeNull();
  });

  it('gets the next ones by the cursor, joins them on, and leads the focus to the first new one', async () => {
    query.mockResolvedValueOnce(part([anEntry('e3', '2026-11-19T11:15:00.000Z')], 'c1'));
    query.mockResolvedValueOnce(part([anEntry('e2', '2026-11-02T14:00:00.000Z'), anEntry('e1', '2026-10-06T14:00:00.000Z')], null));
    const { loader, months, text } = await open();
    await (await loader.getHarness(ButtonHarness.with({ text: 'Show earlier' }))).click();
    await vi.waitFor(() => expect(months()).toEqual(['November\u00a02026', 'October\u00a02026']));
    expect(query.mock.calls[1]).toEqual([EarlierStoryDocument, { personId: 'k1', after: 'c1' }]);
    expect((await loader.getAllHarnesses(EntryHarness)).length).toBe(3);
    expect(document.activeElement?.id).toBe('entry-e2');
    expect(text()).toContain('2 earlier parts are shown');
  });

  it('keeps what is shown when the next ones do not come', async () => {
    query.mockResolvedValueOnce(part([anEntry('e3', '2026-11-19T11:15:00.000Z')], 'c1'));
    query.mockRejectedValueOnce(new GraphError('OFFLINE'));
    query.mockResolvedValueOnce(part([anEntry('e2', '2026-11-02T14:00:00.000Z')], null));
    const { loader, text } = await open();
    await (await loader.getHarness(ButtonHarness.with({ text: 'Show earlier' }))).click();
    await vi.waitFor(() => expect(text()).toContain('There is no signal.'));
    expect(text()).toContain('Words of e3');
    await (await loader.getHarness(ButtonHarness.with({ text: 'Try again' }))).click();
    await vi.waitFor(() => expect(text()).toContain('Words of e2'));
  });

  it('of nothing says so, and offers to begin', async () => {
    query.mockResolvedValue(part([], null));
    const { loader, text } = await open();
    expect(text()).toContain('There is nothing here yet that you can read.');
    const record = await loader.getHarness(ButtonHarness.with({ text: 'Record a conversation' }));
    expect(await (await record.host()).getAttribute('href')).toBe('/people/k1/record');
  });

  it('shows the same page for nobody and for somebody hidden', async () => {
    query.mockRejectedValue(new GraphError('NOT_FOUND'));
    const { loader } = await open();
    expect(await (await loader.getHarness(PageHeadingHarness)).text()).toBe('There is nothing here');
  });
});

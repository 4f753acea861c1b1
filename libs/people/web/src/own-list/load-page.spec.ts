import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Graph, GraphError, provideTestWords } from '@alongside/client';
import { ButtonHarness, FileFieldHarness, ProblemHarness, ProgressHarness, SelectFieldHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LoadListInput, LoadListMutation, OwnListQuery } from '../operations.generated.ts';
import { aScreen, asksBeforeLeaving, Elsewhere } from '../testing.ts';
import { words } from '../words.ts';
import { LoadPage } from './load-page.ts';

const own: OwnListQuery = {
  ownList: {
    loads: [
      {
        id: 'l1',
        source: 'Tenancy list, October',
        loadedBy: { id: 'denise', name: 'Denise Clarke' },
        lastAt: '2026-11-20T10:00:00.000Z',
        added: 1,
        changed: 0,
        same: 0,
        refused: 2,
      },
    ],
    workersNotKnown: [{ given: 'Jo Nobody', why: 'nobody', people: 3 }],
  },
};

describe('load a list', () => {
  const query = vi.fn<() => Promise<OwnListQuery>>();
  const mutate = vi.fn<(operation: unknown, variables: { input: LoadListInput }) => Promise<LoadListMutation>>();

  beforeEach(() => {
    query.mockReset().mockResolvedValue(own);
    mutate
      .mockReset()
      .mockImplementation((_, { input }) =>
        Promise.resolve({ loadList: { loadId: input.loadId, added: input.rows.length, changed: 0, same: 0, refusedLines: [] } }),
      );
    aScreen('computer');
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Elsewhere }]),
        provideTestWords(words),
        { provide: Graph, useValue: { query, mutate } },
      ],
    });
  });

  const open = async () => {
    const fixture = TestBed.createComponent(LoadPage);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    await loader.getAllHarnesses(ButtonHarness);
    const choose = async (text: string | Uint8Array<ArrayBuffer>, name = 'tenants.csv') => {
      const box = element.querySelector<HTMLInputElement>('input[type=file]');
      Object.defineProperty(box, 'files', { configurable: true, value: [new File([text], name)] });
      box?.dispatchEvent(new Event('change'));
      await vi.waitFor(() => expect(element.textContent).toMatch(/What each column means|no CSV|nothing in this file/), {
        timeout: 4_000, // the reader of lists comes with the first file
      });
    };
    return { loader, element, choose, text: () => element.textContent.replace(/\s+/g, ' ') };
  };
  const button = (text: string | RegExp) => ButtonHarness.with({ text });

  it('shows the list as it is, who loaded it, and whom nobody knows', async () => {
    const { text } = await open();
    expect(text()).toContain('Denise Clarke');
    expect(text()).toContain('1 new, 0 changed, 0 there already, 2 to mend');
    expect(text()).toContain('Jo Nobody');
    expect(text()).toContain('3 people wait.');
  });

  it('shows no number of what somebody else loaded, and says where nobody loaded anything', async () => {
    const [load] = own.ownList.loads;
    const others = { ...load!, added: null, changed: null, same: null, refused: null };
    query.mockResolvedValue({ ownList: { ...own.ownList, loads: [others] } });
    const { text } = await open();
    expect(text()).toContain('Tenancy list, October');
    expect(text()).not.toContain('new,');
    query.mockResolvedValue({ ownList: { loads: [], workersNotKnown: [] } });
    expect((await open()).text()).toContain('Nobody is on it yet.');
  });

  it('shows how it reads a file before anything is sent, and what cannot be loaded', async () => {
    const { choose, text } = await open();
    await choose('Tenancy ref;First name;Surname;DOB\nT1;Dee;Hart;31/31/1990\nT2;Lou;Marsh;14/2/1990\n');
    expect(text()).toContain('Cells are parted by semicolons.');
    expect(text()).toContain('1 person can be loaded');
    expect(text()).toContain('Lou Marsh');
    expect(text()).toContain('Born 14 February 1990');
    expect(text()).toContain('1 row cannot be loaded yet');
    expect(text()).toContain('DOB: This is no birth date that can be read.');
    expect(mutate).not.toHaveBeenCalled();
  });

  it('reads it again when a column is said to be something else', async () => {
    const { loader, choose, text } = await open();
    await choose('Tenancy ref;First name;Surname;Wohnort\nT1;Dee;Hart;ZZ99 3CZ\n');
    expect(text()).not.toContain('ZZ993CZ');
    await (await loader.getHarness(SelectFieldHarness.with({ label: 'Wohnort' }))).choose('Postcode');
    await vi.waitFor(() => expect(text()).toContain('ZZ993CZ'));
  });

  it('reads it again when its letters are said to be others, and forgets that with the next file', async () => {
    const { loader, choose, text } = await open();
    // “ż” of windows-1250; in the west the same byte is “¿”
    const polish = new Uint8Array([...'Tenancy ref;First name;Surname\nT1;Jo'].map((letter) => letter.charCodeAt(0)));
    await choose(new Uint8Array([...polish, 0xbf, 0x61, 0x3b, 0x48, 0x61, 0x72, 0x74, 0x0a]));
    expect(text()).toContain('Jo¿a Hart');
    const letters = await loader.getHarness(SelectFieldHarness.with({ label: 'How are the letters written?' }));
    await letters.choose('Polish, Czech and others of Central Europe');
    await vi.waitFor(() => expect(text()).toContain('Joża Hart'));
    expect(text()).toContain('The letters are windows-1250.');
    await (await loader.getHarness(button('Load this person'))).click();
    await vi.waitFor(() => expect(text()).toContain('1 person is new'));
    expect(mutate.mock.calls[0]?.[1].input.rows[0]?.fullName).toBe('Joża Hart');
    await choose('Tenancy ref;First name;Surname\nT2;Zoë;Marsh\n');
    await vi.waitFor(() => expect(text()).toContain('Zoë Marsh'));
  });

  it('loads, says how far it is, and what came of it', async () => {
    const { loader, choose, text } = await open();
    await choose('Tenancy ref;First name;Surname\nT1;Dee;Hart\nT2;Lou;Marsh\n');
    await (await loader.getHarness(button('Load these 2 people'))).click();
    await vi.waitFor(() => expect(text()).toContain('2 people are new'));
    expect(await (await loader.getHarness(ProgressHarness)).percent()).toBe(100);
    expect(mutate.mock.calls[0]?.[1].input).toMatchObject({ source: 'tenants', rows: [{ reference: 'T1' }, { reference: 'T2' }] });
    expect(query).toHaveBeenCalledTimes(2);
    expect(asksBeforeLeaving()).toBe(false);
  });

  it('keeps what is in where the signal goes, and goes on', async () => {
    mutate.mockRejectedValueOnce(new GraphError('OFFLINE'));
    const { loader, choose, text } = await open();
    await choose('Tenancy ref;First name;Surname\nT1;Dee;Hart\n');
    await (await loader.getHarness(button('Load this person'))).click();
    expect(await (await loader.getHarness(ProblemHarness)).text()).toContain('The rows that are in are safe.');
    await (await loader.getHarness(button('Go on'))).click();
    await vi.waitFor(() => expect(text()).toContain('1 person is new'));
  });

  it('says what to do with a workbook, and where nobody could be found by a list', async () => {
    const { loader, choose, text } = await open();
    await choose('PK\u0003\u0004 and so on', 'tenants.xlsx');
    expect(await (await loader.getHarness(FileFieldHarness)).error()).toContain('save it as “CSV UTF-8”');
    await choose('First name,Surname\nDee,Hart\n');
    await vi.waitFor(() => expect(text()).toContain('Say below which column is which.'));
    expect(await (await loader.getHarness(ProblemHarness)).heading()).toBe('No column has a reference, birth date, postcode or phone.');
    expect(text()).not.toContain('Load this person');
  });
});

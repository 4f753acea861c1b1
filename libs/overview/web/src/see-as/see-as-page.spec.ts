import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Graph, GraphError, provideTestWords } from '@alongside/client';
import { words as conversationWords } from '@alongside/conversations/web';
import { words as peopleWords } from '@alongside/people/web';
import { words as teamsWords } from '@alongside/teams/web';
import { ButtonHarness, CardHarness, PageHeadingHarness, RadiosHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SeeAsQuery, SettingsOrganisationPartsFragment } from '../operations.generated.ts';
import { aScreen } from '../testing.ts';
import { words } from '../words.ts';
import { sameAnswers, sameWriters } from './same-answer.ts';
import { SeeAsPage } from './see-as-page.ts';

type Cell = SettingsOrganisationPartsFragment['categories'][number];
const cell = (category: Cell['category'], change: Partial<Cell> = {}): Cell => ({
  category,
  line: 'D10',
  opensWith: 'yes',
  before: 'something',
  after: 'full',
  ...change,
});
const own = { line: 'D5', opensWith: 'always', before: 'full', after: 'full' } as const;
const seeAs = (change: Partial<SeeAsQuery['seeAs']> = {}): SeeAsQuery => ({
  seeAs: {
    worker: { id: 'priya', name: 'Priya Nair' },
    role: 'worker',
    jobTitle: 'Link worker',
    purposeIsTheirs: true,
    organisations: [
      { organisation: { id: 'o1', name: 'St Aidan’s' }, isOwn: true, categories: [cell('life', own), cell('health', own)] },
      {
        organisation: { id: 'o2', name: 'Millbrook Housing' },
        isOwn: false,
        categories: [
          cell('life'),
          cell('justice', { before: 'nothing' }),
          cell('care'),
          cell('safeguarding', { opensWith: 'always', before: 'full' }),
          cell('immigration', { line: 'D9', opensWith: 'never', before: 'nothing', after: 'nothing' }),
        ],
      },
    ],
    ...change,
  },
});

describe('see as', () => {
  const query = vi.fn<(operation: unknown, variables: Record<string, unknown>) => Promise<SeeAsQuery>>();

  beforeEach(() => {
    aScreen('computer');
    query.mockReset().mockResolvedValue(seeAs());
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideTestWords(words, peopleWords, conversationWords, teamsWords),
        { provide: Graph, useValue: { query } },
      ],
    });
  });

  const open = async () => {
    const fixture = TestBed.createComponent(SeeAsPage);
    fixture.componentRef.setInput('membershipId', 'm1');
    const element = fixture.nativeElement as HTMLElement;
    const loader = TestbedHarnessEnvironment.loader(fixture);
    await loader.getAllHarnesses(PageHeadingHarness);
    return { loader, text: () => element.textContent.replace(/\s+/g, ' ') };
  };

  it('says of each organisation that writes what opens, with what, and which line decides', async () => {
    const { loader, text } = await open();
    expect(text()).toContain('What opens to Priya Nair');
    expect(text()).toContain('Link worker. Role: Worker.');
    const ours = await loader.getHarness(CardHarness.with({ heading: 'What St Aidan’s writes, their own' }));
    expect((await ours.text()).replace(/\s+/g, ' ')).toMatch(
      /All of it, whatever it is about ?They read all of it\. ?Their own organisation wrote it\. ?Line D5 of the sharing rules/,
    );
    const theirs = (await (await loader.getHarness(CardHarness.with({ heading: 'What Millbrook Housing writes' }))).text()).replace(
      /\s+/g,
      ' ',
    );
    expect(theirs).toMatch(
      /Home, money, work, Care ?They read nothing\. They see that something may be here\. ?With the person’s yes, by name: all of it\. ?Line D10/,
    );
    expect(theirs).toMatch(/Police and courts ?They read nothing, and nothing tells that it is there\. ?With the person’s yes/);
    expect(theirs).toMatch(/Keeping safe ?They read all of it\. ?We have to: it rests on a duty\. ?Line D10/);
    expect(theirs).toMatch(
      /Right to be in the UK ?They read nothing, and nothing tells that it is there\. ?There is no basis in force to read it for this\. ?Line D9/,
    );
  });

  it('asks again for another purpose, and says where it is none of the role’s', async () => {
    const { loader, text } = await open();
    query.mockResolvedValue(seeAs({ purposeIsTheirs: false }));
    await (await loader.getHarness(RadiosHarness)).choose('To supervise a colleague');
    expect(query.mock.calls.map(([, variables]) => variables)).toEqual([
      { membershipId: 'm1', purpose: 'support' },
      { membershipId: 'm1', purpose: 'supervision' },
    ]);
    expect(text()).toContain('This is not for their role. Nothing opens for it.');
    expect(text()).not.toContain('This takes it that they are alongside.');
  });

  it('is the page of nobody to everyone who does not administer them', async () => {
    query.mockRejectedValue(new GraphError('NOT_FOUND'));
    const { loader } = await open();
    expect(await (await loader.getHarness(PageHeadingHarness)).text()).toBe('There is nothing here');
  });

  it('can be tried again after a fault', async () => {
    query.mockRejectedValueOnce(new GraphError('INTERNAL'));
    const { loader, text } = await open();
    await (await loader.getHarness(ButtonHarness.with({ text: 'Try again' }))).click();
    await vi.waitFor(() => expect(text()).toContain('What opens to Priya Nair'));
  });

  it('puts together organisations of whose words the very same opens, and never the worker’s own', () => {
    const writer = (id: string, categories: Cell[], isOwn = false) => ({ organisation: { id, name: id }, isOwn, categories });
    const writers = [
      writer('ours', [cell('life')], true),
      writer('one', [cell('life'), cell('health', { after: 'summary' })]),
      writer('two', [cell('life'), cell('health')]),
      writer('three', [cell('life'), cell('health', { after: 'summary' })]),
      writer('four', [cell('life')]),
    ];
    expect(sameWriters(writers).map(({ names }) => names)).toEqual([['ours'], ['one', 'three'], ['two'], ['four']]);
  });

  it('puts together only what has the very same answer', () => {
    const cells = [cell('life'), cell('health', { after: 'summary' }), cell('care'), cell('justice', { line: 'D11' })];
    expect(sameAnswers(cells).map(({ categories }) => categories)).toEqual([['life', 'care'], ['health'], ['justice']]);
  });
});

import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Graph, GraphError, type GraphErrorCode, provideTestWords, TypedWords } from '@alongside/client';
import { Live } from '@alongside/client/live';
import { FakeLive } from '@alongside/client/testing';
import { words as peopleWords } from '@alongside/people/web';
import {
  ButtonHarness,
  CheckboxesHarness,
  ErrorSummaryHarness,
  LinkButtonHarness,
  PageHeadingHarness,
  RadiosHarness,
  TextAreaHarness,
  TextFieldHarness,
} from '@alongside/ui/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ProtectiveActPartsFragment, SafeQuery } from '../operations.generated.ts';
import { aScreen, kelly } from '../testing.ts';
import { words } from '../words.ts';
import { SafePage } from './safe-page.ts';

const anAct = (change: Partial<ProtectiveActPartsFragment> = {}): ProtectiveActPartsFragment => ({
  id: 'a1',
  kind: 'conflict_link',
  said: 'Darren Holt',
  reason: 'Kelly is afraid of him.',
  putBy: { id: 'priya', name: 'Priya Nair' },
  putAt: '2026-11-24T10:00:00.000Z',
  endAsked: false,
  endAskedByMe: false,
  ended: false,
  dismissals: [],
  ...change,
});

describe('keep someone safe', () => {
  let answer: SafeQuery;
  let fails: boolean;
  let notSent: GraphErrorCode | null;
  let result: object;
  const sent: { name: string; input: object }[] = [];
  let onDevice: string | null;

  let live: FakeLive;

  beforeEach(() => {
    live = new FakeLive();
    aScreen('computer');
    answer = { person: { id: 'k1', name: 'Kelly Marsden', preferredName: 'Kelly', alongside: kelly.alongside }, protectiveActs: [] };
    fails = false;
    notSent = null;
    result = { __typename: 'ProtectionPut' };
    sent.length = 0;
    onDevice = null;
  });

  async function open(entry?: string) {
    const graph = {
      query: () => (fails ? Promise.reject(new GraphError('NOT_FOUND')) : Promise.resolve(answer)),
      mutate: ({ name }: { name: string }, { input }: { input: object }) => {
        sent.push({ name, input });
        if (notSent) return Promise.reject(new GraphError(notSent));
        const field = name.charAt(0).toLowerCase() + name.slice(1);
        return Promise.resolve({ [field]: result });
      },
    };
    const typed = {
      read: () => Promise.resolve(onDevice),
      keep: (_form: string, words: string) => Promise.resolve(void (onDevice = words)),
      remove: () => Promise.resolve(void (onDevice = null)),
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: Live, useValue: live },
        provideRouter([]),
        provideTestWords(words, peopleWords),
        { provide: Graph, useValue: graph },
        { provide: TypedWords, useValue: typed },
      ],
    });
    const fixture = TestBed.createComponent(SafePage);
    fixture.componentRef.setInput('personId', 'k1');
    fixture.componentRef.setInput('entry', entry);
    const settle = async () => {
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
    };
    await settle();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    return {
      loader,
      settle,
      said: () => (fixture.nativeElement as HTMLElement).textContent.replaceAll(/\s+/g, ' '),
      press: async (text: string) => {
        await (await loader.getHarness(ButtonHarness.with({ text }))).click();
        await settle();
      },
      choose: async (legend: string, words: string) => (await loader.getHarness(RadiosHarness.with({ legend }))).choose(words),
      write: async (label: RegExp, words: string) => (await loader.getHarness(TextAreaHarness.with({ label }))).type(words),
    };
  }

  it('keeps one person away, with a reason', async () => {
    const page = await open();
    await page.choose('What do you want to do?', 'Keep someone away from Kelly');
    await (await page.loader.getHarness(TextFieldHarness.with({ label: 'First name and last name' }))).type('Darren Holt');
    await page.choose('What is this person to Kelly?', 'An ex');
    await page.write(/^Why/, 'Kelly is afraid of him.');
    await page.press('Put it in place');
    expect(sent).toMatchObject([
      {
        name: 'PutConflictLink',
        input: { personId: 'k1', name: 'Darren Holt', kind: 'ex', birthDate: null, reason: 'Kelly is afraid of him.' },
      },
    ]);
    expect(page.said()).toContain('Nobody is told by it.');
  });

  it('leads to what was written before, as long as a place is kept', async () => {
    answer = { ...answer, protectiveActs: [anAct({ kind: 'protected_place', said: '' })] };
    const page = await open();
    expect(page.said()).toContain('What was written before may still tell it. Look through it');
    answer = { ...answer, protectiveActs: [anAct({ kind: 'protected_place', said: '', ended: true })] };
    live.say('changed');
    await page.settle();
    expect(page.said()).not.toContain('Look through it');
  });

  it('keeps what is written next, also when something of the person changes meanwhile', async () => {
    const page = await open();
    const name = () => page.loader.getHarness(TextFieldHarness.with({ label: 'First name and last name' }));
    await page.choose('What do you want to do?', 'Keep someone away from Kelly');
    await (await name()).type('Darren Holt');
    await page.choose('What is this person to Kelly?', 'An ex');
    await page.write(/^Why/, 'Kelly is afraid of him.');
    await page.press('Put it in place');
    await page.choose('What do you want to do?', 'Keep someone away from Kelly');
    await (await name()).type('Zorvald Quimbet');
    answer = { ...answer, protectiveActs: [anAct()] };
    live.say('changed');
    await page.settle();
    expect(page.said()).toContain('Kept away: Darren Holt');
    expect(await (await name()).value()).toBe('Zorvald Quimbet');
    await expect.poll(() => onDevice).toContain('Zorvald Quimbet');
  });

  it('leaves what is sealed to those who are chosen', async () => {
    const page = await open('e1');
    await (await page.loader.getHarness(CheckboxesHarness)).choose('Sam Okafor');
    await page.write(/^Why/, 'She asked for it.');
    await page.press('Put it in place');
    expect(sent).toMatchObject([{ name: 'PutProtection', input: { kind: 'seal_of_entry', entryId: 'e1', namedIds: ['sam'] } }]);
  });

  it('asks for what is missing, and sends nothing', async () => {
    const page = await open();
    await page.press('Put it in place');
    expect(await (await page.loader.getHarness(ErrorSummaryHarness)).errors()).toEqual(['Choose what you want to do', 'Write why']);
    await page.choose('What do you want to do?', 'Keep someone away from Kelly');
    await page.press('Put it in place');
    expect(await (await page.loader.getHarness(ErrorSummaryHarness)).errors()).toEqual([
      'Write the first name and the last name',
      'Choose what this person is to Kelly',
      'Write why',
    ]);
    expect(sent).toEqual([]);
  });

  it('shows what is in place, and asks to end it with a reason', async () => {
    answer = { ...answer, protectiveActs: [anAct()] };
    const page = await open();
    expect(page.said()).toContain('Kept away: Darren Holt');
    await (await page.loader.getHarness(LinkButtonHarness.with({ text: 'End it' }))).click();
    await page.press('Ask to end it');
    expect(sent).toEqual([]);
    await page.write(/^Why should/, 'It was somebody else.');
    await page.press('Ask to end it');
    expect(sent).toMatchObject([{ name: 'EndProtection', input: { actId: 'a1', reason: 'It was somebody else.' } }]);
  });

  it('says when another person has to agree, and when it has ended', async () => {
    answer = {
      ...answer,
      protectiveActs: [anAct({ endAskedByMe: true, endAsked: true }), anAct({ id: 'a2', ended: true, endAsked: true })],
    };
    const { said } = await open();
    expect(said()).toContain('You asked to end it. It ends when a second person agrees.');
    expect(said()).toContain('It has ended.');
  });

  it('says in the server’s words what it cannot take', async () => {
    result = { __typename: 'CannotProtect', message: 'Choose again who may still see it, and what it is about.' };
    const page = await open('e1');
    await page.write(/^Why/, 'x');
    await page.press('Put it in place');
    expect(page.said()).toContain('Choose again who may still see it');
    expect(await (await page.loader.getHarness(TextAreaHarness.with({ label: /^Why/ }))).value()).toBe('x');
  });

  it.each(['OFFLINE', 'INTERNAL'] as const)('keeps what was typed where it could not be sent: %s', async (code) => {
    notSent = code;
    const page = await open();
    await page.choose('What do you want to do?', 'Keep Kelly’s record to those who write in it');
    await page.write(/^Why/, 'She works here.');
    await page.press('Put it in place');
    expect(sent).toMatchObject([{ name: 'PutProtection', input: { kind: 'restricted_record', namedIds: [] } }]);
    expect(page.said()).toContain('We could not send this');
    expect(page.said()).toContain('What you typed is safe on this computer.');
    expect(await (await page.loader.getHarness(TextAreaHarness.with({ label: /^Why/ }))).value()).toBe('She works here.');
  });

  it('says that one of that name was not meant, or agrees to it; never whether it fits', async () => {
    const asked = { reason: 'He is new here.', askedBy: { id: 'joe', name: 'Joe Tanner' }, askedAt: '2026-11-24T10:00:00.000Z' };
    const dismissals = [
      { id: 'd1', said: 'Millbrook Housing', mine: false, agreed: false, ...asked },
      { id: 'd2', said: 'Leeds Road Surgery', mine: true, agreed: true, ...asked },
    ];
    answer = { ...answer, protectiveActs: [anAct({ dismissals }), anAct({ id: 'a2', kind: 'seal_of_person' })] };
    const page = await open();
    expect(page.said()).toContain('Not meant: Millbrook Housing');
    expect(page.said()).toContain('Two people agreed. Whoever it fits is not kept away any more.');
    const link = (text: string) => page.loader.getHarness(LinkButtonHarness.with({ text }));
    await (await link('This is not the same person')).click();
    await page.press('Ask to let them in again');
    expect(sent).toEqual([]);
    expect(page.said()).toContain('Write where they work, or their postcode or phone');
    await (await page.loader.getHarness(TextFieldHarness.with({ label: 'Who was not meant?' }))).type('Millbrook Housing');
    await page.write(/^How do you know/, 'He is new here.');
    await page.press('Ask to let them in again');
    await (await link('Not now')).click();
    await (await link('Agree that they were not meant')).click();
    await page.press('Agree that they were not meant');
    expect(sent).toMatchObject([
      { name: 'DismissLink', input: { actId: 'a1', said: 'Millbrook Housing', reason: 'He is new here.' } },
      { name: 'DismissLink', input: { actId: 'a1', agreesTo: 'd1', reason: 'He is new here.' } },
    ]);
    expect(page.said()).toContain('They come in again when two people say so.');
  });

  it('is the page of nobody to those who are not alongside', async () => {
    fails = true;
    const { loader } = await open();
    expect(await (await loader.getHarness(PageHeadingHarness)).text()).toBe('There is nothing here');
  });
});

import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Graph, GraphError, type GraphErrorCode, provideTestWords, TypedWords } from '@alongside/client';
import { Live } from '@alongside/client/live';
import { FakeLive } from '@alongside/client/testing';
import { words as peopleWords } from '@alongside/people/web';
import {
  ButtonHarness,
  EmptyStateHarness,
  ErrorSummaryHarness,
  PageHeadingHarness,
  ProblemHarness,
  RadiosHarness,
  TextAreaHarness,
  TextFieldHarness,
} from '@alongside/ui/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CautionQuery } from '../operations.generated.ts';
import { aScreen, kelly } from '../testing.ts';
import { words } from '../words.ts';
import { CautionPage } from './caution-page.ts';
import { aNote } from './testing.ts';

describe('caution notes', () => {
  let answer: CautionQuery;
  let fails: GraphErrorCode | null;
  let notSent: GraphErrorCode | null;
  let typedBefore: object | null;
  let forgotten: string[];
  let result: object;
  const sent: { name: string; input: object }[] = [];

  let live: FakeLive;

  beforeEach(() => {
    live = new FakeLive();
    aScreen('phone');
    const { id, name, preferredName, standing, alongside } = kelly;
    answer = { person: { id, name, preferredName, standing, alongside }, cautionNotes: [] };
    fails = null;
    notSent = null;
    typedBefore = null;
    forgotten = [];
    result = { __typename: 'CautionKept' };
    sent.length = 0;
  });

  async function open() {
    const graph = {
      query: () => (fails ? Promise.reject(new GraphError(fails)) : Promise.resolve(answer)),
      mutate: ({ name }: { name: string }, { input }: { input: object }) => {
        sent.push({ name, input });
        if (notSent) return Promise.reject(new GraphError(notSent));
        return Promise.resolve({ [name.charAt(0).toLowerCase() + name.slice(1)]: result });
      },
    };
    const typed = {
      read: () => Promise.resolve(typedBefore && JSON.stringify(typedBefore)),
      keep: () => Promise.resolve(),
      forget: (key: string) => Promise.resolve(void forgotten.push(key)),
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
    const fixture = TestBed.createComponent(CautionPage);
    fixture.componentRef.setInput('personId', 'k1');
    const settle = async () => {
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
    };
    await settle();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    return {
      loader,
      said: () => (fixture.nativeElement as HTMLElement).textContent.replaceAll(/\s+/g, ' '),
      press: async (text: string, nth = 0) => {
        const found = await loader.getAllHarnesses(ButtonHarness.with({ text }));
        await found[nth]!.click();
        await settle();
      },
      write: async (label: RegExp | string, words: string) => (await loader.getHarness(TextAreaHarness.with({ label }))).type(words),
      choose: async (legend: string, words: string) => (await loader.getHarness(RadiosHarness.with({ legend }))).choose(words),
    };
  }

  it('are written with what they rest on, a second person and a review day', async () => {
    const page = await open();
    await page.write('What do you have to know?', 'Go in twos.');
    await page.write('What does it rest on?', 'The dog bit Sam.');
    await page.choose('Does Kelly know of this note?', 'Yes, Kelly was told');
    await page.write('When and how, or why it is not safe', 'Today.');
    await page.choose('Who else agrees?', 'Sam Okafor');
    await (await page.loader.getHarness(TextFieldHarness)).type('2026-12-24');
    await page.press('Ask for agreement');
    expect(sent).toMatchObject([
      {
        name: 'PutCaution',
        input: {
          personId: 'k1',
          words: 'Go in twos.',
          evidence: 'The dog bit Sam.',
          told: true,
          toldWords: 'Today.',
          secondId: 'sam',
          reviewOn: '2026-12-24',
        },
      },
    ]);
    expect(page.said()).toContain('It is in force once the second person agrees.');
  });

  it('need every box', async () => {
    const page = await open();
    await page.press('Ask for agreement');
    expect(await (await page.loader.getHarness(ErrorSummaryHarness)).errors()).toHaveLength(6);
    expect(sent).toEqual([]);
  });

  it.each([
    ['OFFLINE', 'There is no signal.'],
    ['INTERNAL', 'Something went wrong at our end.'],
  ] as const)('stay typed on the device when they could not be sent (%s), and go out as the same note', async (code, why) => {
    typedBefore = {
      ...{ words: 'Go in twos.', evidence: 'The dog bit Sam.', told: 'yes', toldWords: 'Today.' },
      ...{ secondId: 'sam', reviewOn: '2026-12-24' },
    };
    notSent = code;
    const page = await open();
    await page.press('Ask for agreement');
    expect(await (await page.loader.getHarness(ProblemHarness)).heading()).toBe('We could not send this');
    expect(page.said()).toContain(why);
    expect(page.said()).toContain('What you typed is safe on this');
    expect(page.said()).not.toContain('We have asked.');
    expect(forgotten).toEqual([]);
    notSent = null;
    await page.press('Ask for agreement');
    expect(sent[1]).toEqual(sent[0]);
    expect(page.said()).toContain('We have asked.');
    expect(await page.loader.getHarnessOrNull(ProblemHarness)).toBeNull();
  });

  it('stay as they are when agreement could not be sent', async () => {
    answer = { ...answer, cautionNotes: [aNote()] };
    notSent = 'OFFLINE';
    const page = await open();
    await page.press('I agree');
    expect(await (await page.loader.getHarness(ProblemHarness)).heading()).toBe('We could not send this');
    expect(page.said()).toContain('Not in force yet.');
  });

  it('keep why one ends until it has been sent', async () => {
    answer = { ...answer, cautionNotes: [aNote({ state: 'active', mayAgree: false })] };
    notSent = 'OFFLINE';
    const page = await open();
    await page.press('End this note');
    await page.write('Why does it end?', 'The dog has died.');
    await page.press('End it now');
    notSent = null;
    await page.press('End it now');
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
    expect(page.said()).toContain('The note has ended.');
  });

  it('can be tried again where they could not be read without signal', async () => {
    fails = 'OFFLINE';
    const page = await open();
    expect(page.said()).toContain('There is no signal.');
    fails = null;
    await page.press('Try again');
    expect(page.said()).toContain('There is no note that you can see.');
  });

  it('say whom to ask where nobody else is alongside, and keep what was typed', async () => {
    answer = { ...answer, person: { ...answer.person, alongside: answer.person.alongside.filter(({ isMe }) => isMe) } };
    const page = await open();
    const empty = await page.loader.getHarness(EmptyStateHarness);
    expect(await empty.heading()).toBe('Nobody else is alongside Kelly yet');
    expect(await empty.text()).toContain('ask your supervisor or the Guardian of your organisation');
    expect(page.said()).not.toContain('What you typed is safe');
    expect(await page.loader.getAllHarnesses(RadiosHarness)).toHaveLength(0);
  });

  it('keep what was typed where whoever could agree has gone', async () => {
    typedBefore = { words: 'Go in twos.', evidence: '', told: '', toldWords: '', secondId: 'sam', reviewOn: '' };
    answer = { ...answer, person: { ...answer.person, alongside: answer.person.alongside.filter(({ isMe }) => isMe) } };
    expect((await open()).said()).toContain('What you typed is safe on this');
  });

  it('are agreed to by the second person', async () => {
    answer = { ...answer, cautionNotes: [aNote()] };
    const page = await open();
    expect(page.said()).toContain('Not in force yet. Go in twos.It rests on: The dog bit Sam. Kelly was told. Today, at the door.');
    expect(page.said()).toContain('Sam Okafor and Priya Nair, until Thursday 24 December');
    await page.press('I agree');
    expect(sent).toMatchObject([{ name: 'AgreeCaution', input: { personId: 'k1', entryId: 'n1' } }]);
  });

  describe('that are still needed', () => {
    const typedOn = { told: 'yes', toldWords: 'Today.', secondId: 'sam', reviewOn: '2027-02-24' };

    beforeEach(() => {
      answer = { ...answer, cautionNotes: [aNote({ state: 'active', mayAgree: false, mayContinue: true })] };
    });

    it('go on with what they rest on now, a second person and a later day', async () => {
      typedBefore = typedOn;
      const page = await open();
      await page.press('It is still needed');
      await page.write('What does it rest on now?', 'It bit Imran too.');
      await page.press('Ask for agreement', 1);
      expect(sent).toMatchObject([
        {
          name: 'ContinueCaution',
          input: { personId: 'k1', entryId: 'n1', evidence: 'It bit Imran too.', ...typedOn, told: true },
        },
      ]);
      expect(page.said()).toContain('We have asked. It goes on once the second person agrees.');
      expect(page.said()).not.toContain('What does it rest on now?');
    });

    it('keep what was typed where it could not be sent, and go out as the same note', async () => {
      typedBefore = typedOn;
      notSent = 'OFFLINE';
      const page = await open();
      await page.press('It is still needed');
      await page.press('Ask for agreement', 1);
      expect(await (await page.loader.getHarness(ProblemHarness)).heading()).toBe('We could not send this');
      notSent = null;
      await page.press('Ask for agreement', 1);
      expect(sent).toHaveLength(2);
      expect(sent[1]).toEqual(sent[0]);
    });

    it('need every box', async () => {
      const page = await open();
      await page.press('It is still needed');
      await page.press('Ask for agreement', 1);
      expect(page.said()).toContain('There is a problem');
      expect(sent).toEqual([]);
    });

    it('say whom to ask where nobody else is alongside', async () => {
      answer = { ...answer, person: { ...answer.person, alongside: answer.person.alongside.filter(({ isMe }) => isMe) } };
      const page = await open();
      await page.press('It is still needed');
      expect(page.said()).toContain('Ask somebody to come alongside Kelly too.');
      expect(await page.loader.getAllHarnesses(ButtonHarness.with({ text: 'Ask for agreement' }))).toHaveLength(0);
    });

    it('are offered to those alongside alone', async () => {
      answer = { ...answer, person: { ...answer.person, standing: 'starting' } };
      const page = await open();
      expect(await page.loader.getAllHarnesses(ButtonHarness.with({ text: 'It is still needed' }))).toHaveLength(0);
    });
  });

  it('end with a reason', async () => {
    answer = { ...answer, cautionNotes: [aNote({ state: 'active', mayAgree: false })] };
    const page = await open();
    await page.press('End this note');
    await page.write('Why does it end?', 'The dog has died.');
    await page.press('End it now');
    expect(sent).toMatchObject([{ name: 'EndCaution', input: { entryId: 'n1', because: 'The dog has died.' } }]);
  });

  it('are read, and not written, by someone who is starting', async () => {
    answer = {
      person: { ...answer.person, standing: 'starting', alongside: [] },
      cautionNotes: [aNote({ state: 'active', mayAgree: false, mayEnd: false })],
    };
    const page = await open();
    expect(page.said()).toContain('Be careful. Go in twos.');
    expect(await page.loader.getAllHarnesses(ButtonHarness)).toHaveLength(0);
  });

  it('say in the server’s words what cannot be', async () => {
    answer = { ...answer, cautionNotes: [aNote({ mayAgree: false })] };
    result = { __typename: 'CannotCaution', message: 'Write each box.' };
    const page = await open();
    await page.press('End this note');
    await page.press('End it now');
    expect(page.said()).toContain('Write each box.');
  });

  it('are on the page of nobody where the person is hidden', async () => {
    fails = 'NOT_FOUND';
    const { loader } = await open();
    expect(await (await loader.getHarness(PageHeadingHarness)).text()).toBe('There is nothing here');
  });
});

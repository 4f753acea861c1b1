import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Graph, GraphError, provideTestWords, Session, TypedWords } from '@alongside/client';
import {
  ButtonHarness,
  CheckboxesHarness,
  ChipHarness,
  ErrorSummaryHarness,
  LinkButtonHarness,
  ProblemHarness,
  TextFieldHarness,
} from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AddPersonPage } from './add-person-page.ts';
import type { AddPersonInput, AddPersonMutation, PossibleMatchesQuery } from './operations.generated.ts';
import { aScreen, aSession, Elsewhere, KeptHere } from './testing.ts';
import { words } from './words.ts';

const walter = {
  person: { id: 'w1', name: 'Walter Ellery', preferredName: 'Walter' },
  name: 'close' as const,
  birthDate: 'same' as const,
  postcode: 'not_known' as const,
  phone: 'not_known' as const,
};

describe('add a person', () => {
  const query = vi.fn<() => Promise<PossibleMatchesQuery>>();
  const mutate = vi.fn<(operation: unknown, variables: { input: AddPersonInput }) => Promise<AddPersonMutation>>();

  let device: KeptHere;

  beforeEach(() => {
    device = new KeptHere();
    aScreen('computer');
    query.mockReset().mockResolvedValue({ possibleMatches: [] });
    mutate.mockReset().mockResolvedValue({ addPerson: { __typename: 'PersonAdded', person: { id: 'new' } } });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Elsewhere }]),
        provideTestWords(words),
        { provide: Graph, useValue: { query, mutate } },
        { provide: Session, useFactory: aSession },
        { provide: TypedWords, useValue: device },
      ],
    });
  });

  const open = async (typed = '') => {
    await TestBed.inject(Router).navigateByUrl('/people/add', { state: { typed, typedBy: 'priya' } });
    const fixture = TestBed.createComponent(AddPersonPage);
    document.body.append(fixture.nativeElement as HTMLElement);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const field = (label: string) => loader.getHarness(TextFieldHarness.with({ label }));
    return {
      loader,
      field,
      add: async () => (await loader.getHarness(ButtonHarness.with({ text: /^Add / }))).click(),
      text: () => (fixture.nativeElement as HTMLElement).textContent,
    };
  };

  it('begins with what was typed on the page before', async () => {
    const { field } = await open('Dee Harding, 14 February 1990');
    expect(await (await field('What do they like to be called?')).value()).toBe('Dee');
    expect(await (await field('Full name')).value()).toBe('Dee Harding');
    expect(await (await field('Birth date')).value()).toBe('14\u00a0February\u00a01990');
  });

  it('needs the name and one more thing, and says so', async () => {
    const { loader, add } = await open();
    await add();
    const summary = await loader.getHarness(ErrorSummaryHarness);
    expect(await summary.errors()).toEqual([
      'Write what they like to be called',
      'Write a birth date, a postcode or a phone number, or choose “None of these is known”',
    ]);
    expect(await summary.isFocused()).toBe(true);
    expect(mutate).not.toHaveBeenCalled();
  });

  it('takes "not known" said in so many words', async () => {
    const { loader, field, add } = await open();
    await (await field('What do they like to be called?')).type('Dee');
    await (await loader.getHarness(CheckboxesHarness)).choose('None of these is known');
    await add();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/people/new'));
    expect(mutate.mock.calls[0]?.[1].input).toMatchObject({
      details: { preferredName: 'Dee', fullName: null, birthDate: null, postcode: null, phone: null, street: null },
      answers: [],
    });
  });

  it('shows who it may be, and adds nobody before each is answered', async () => {
    query.mockResolvedValue({ possibleMatches: [walter] });
    const { loader, add, text } = await open('Walter Elery, 12 March 1944');
    await vi.waitFor(() => expect(text()).toContain('Is this someone you know?'));
    await add();
    await vi.waitFor(() => expect(text()).toContain('Say if this is Walter Ellery'));
    expect(mutate).not.toHaveBeenCalled();
    await (await loader.getHarness(ChipHarness.with({ text: 'Not sure' }))).click();
    await add();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/people/new'));
    expect(mutate.mock.calls[0]?.[1].input.answers).toEqual([{ personId: 'w1', answer: 'not_sure' }]);
  });

  it('keeps what was written when it could not be sent, and sends it with the same ids', async () => {
    mutate.mockRejectedValueOnce(new GraphError('INTERNAL'));
    const { loader, field, add } = await open('Dee Harding, 14 February 1990');
    await add();
    expect(await (await loader.getHarness(ProblemHarness)).heading()).toBe('We could not add this person');
    expect(await (await field('Full name')).value()).toBe('Dee Harding');
    await add();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/people/new'));
    expect(mutate.mock.calls[0]).toEqual(mutate.mock.calls[1]);
  });

  it('keeps what is typed on the device until the person is added', async () => {
    const { field, add } = await open('Dee Harding, 14 February 1990');
    await (await field('Street')).type('Mill Lane');
    await vi.waitFor(() => expect(device.words.get('add-person')).toContain('Mill Lane'));
    await add();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/people/new'));
    expect(device.words.size).toBe(0);
  });

  it('brings back what was typed, or starts again with what was typed on the page before', async () => {
    device.words.set('add-person', JSON.stringify({ preferredName: 'Dee', street: 'Mill Lane' }));
    const { loader, field, text } = await open('Walter Ellery');
    expect(await (await field('What do they like to be called?')).value()).toBe('Dee');
    expect(await (await field('Street')).value()).toBe('Mill Lane');
    expect(text()).toContain('These are the words you had started to write.');
    await (await loader.getHarness(LinkButtonHarness.with({ text: 'Start again' }))).click();
    expect(await (await field('Full name')).value()).toBe('Walter Ellery');
    expect(await (await field('Street')).value()).toBe('');
    expect(text()).not.toContain('These are the words you had started to write.');
    await vi.waitFor(() => expect(device.words.size).toBe(0));
  });

  it('keeps nothing of a form that nobody touched', async () => {
    const { text } = await open('Dee Harding');
    await new Promise((resolve) => setTimeout(resolve, 350));
    expect(text()).not.toContain('These are the words you had started to write.');
    expect(device.words.size).toBe(0);
  });
});

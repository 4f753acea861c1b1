import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Graph, GraphError, provideTestWords, TypedWords } from '@alongside/client';
import { Live } from '@alongside/client/live';
import { FakeLive } from '@alongside/client/testing';
import {
  ButtonHarness,
  ErrorSummaryHarness,
  LinkButtonHarness,
  PageHeadingHarness,
  ProblemHarness,
  TextAreaHarness,
  VoiceHarness,
} from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SayWhatMattersInput, SayWhatMattersMutation, WhatMattersQuery } from './operations.generated.ts';
import { aScreen, asksBeforeLeaving, Elsewhere, KeptHere } from './testing.ts';
import { WhatMattersPage } from './what-matters-page.ts';
import { words } from './words.ts';

const version = (id: string, said: string, saidAt: string) => ({ id, words: said, saidAt, writtenBy: { id: 'priya', name: 'Priya Nair' } });
const kelly: WhatMattersQuery['person'] = {
  id: 'k1',
  name: 'Kelly Marsden',
  preferredName: 'Kelly',
  standing: 'alongside',
  whatMatters: version('v2', 'I want a door I can lock.', '2026-11-19T11:15:00.000Z'),
  whatMatteredBefore: [version('v1', 'I want to sleep.', '2026-08-28T10:50:00.000Z')],
};

describe('what matters', () => {
  const query = vi.fn<() => Promise<WhatMattersQuery>>();
  const mutate = vi.fn<(operation: unknown, variables: { input: SayWhatMattersInput }) => Promise<SayWhatMattersMutation>>();

  let device: KeptHere;

  const begin = () => {
    TestBed.resetTestingModule().configureTestingModule({
      providers: [
        { provide: Live, useValue: live },
        provideRouter([{ path: '**', component: Elsewhere }]),
        provideTestWords(words),
        { provide: Graph, useValue: { query, mutate } },
        { provide: TypedWords, useValue: device },
      ],
    });
  };

  let live: FakeLive;

  beforeEach(() => {
    live = new FakeLive();
    query.mockReset().mockResolvedValue({ person: kelly });
    mutate.mockReset().mockResolvedValue({ sayWhatMatters: { __typename: 'WhatMattersSaid', person: { id: 'k1' } } });
    device = new KeptHere();
    aScreen('computer');
    begin();
  });

  const open = async () => {
    const fixture = TestBed.createComponent(WhatMattersPage);
    fixture.componentRef.setInput('personId', 'k1');
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    await loader.getHarness(PageHeadingHarness);
    return { fixture, loader, text: () => element.textContent };
  };

  it('begins with the words of now, and lists the earlier ones with their date', async () => {
    const { loader } = await open();
    expect(await (await loader.getHarness(PageHeadingHarness)).text()).toBe('What matters to Kelly');
    expect(await (await loader.getHarness(TextAreaHarness)).value()).toBe('I want a door I can lock.');
    const voices = await loader.getAllHarnesses(VoiceHarness);
    expect(await Promise.all(voices.map((voice) => voice.words()))).toEqual(['“I want a door I can lock.”', '“I want to sleep.”']);
    expect(await voices[1]?.text()).toContain('Written down by Priya Nair');
  });

  it('saves the new words and goes back to the person', async () => {
    const { loader } = await open();
    await (await loader.getHarness(TextAreaHarness)).type(' I want the schools. ');
    await (await loader.getHarness(ButtonHarness.with({ text: 'Save Kelly’s words' }))).click();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/people/k1'));
    expect(mutate.mock.calls[0]?.[1].input).toMatchObject({ personId: 'k1', words: 'I want the schools.' });
  });

  it('shows both versions when someone wrote others down meanwhile, and lets one choose', async () => {
    const other = version('v3', 'I want the schools.', '2026-11-20T11:15:00.000Z');
    const changed = { __typename: 'WhatMattersChanged' as const, message: 'Someone wrote.', person: { id: 'k1', whatMatters: other } };
    mutate.mockResolvedValueOnce({ sayWhatMatters: changed });
    const { loader, text } = await open();
    await (await loader.getHarness(TextAreaHarness)).type('I want to rest.');
    await (await loader.getHarness(ButtonHarness.with({ text: 'Save Kelly’s words' }))).click();
    expect(mutate.mock.calls[0]?.[1].input).toMatchObject({ words: 'I want to rest.', insteadOf: 'v2' });
    expect(text()).toContain('I want the schools.');
    expect(TestBed.inject(Router).url).toBe('/');
    await (await loader.getHarness(ButtonHarness.with({ text: 'Use what I wrote' }))).click();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/people/k1'));
    expect(mutate.mock.calls[1]?.[1].input).toMatchObject({ words: 'I want to rest.', insteadOf: 'v3' });
    expect(mutate.mock.calls[1]?.[1].input.mutationId).not.toBe(mutate.mock.calls[0]?.[1].input.mutationId);
  });

  it('lets the words that stand stay, and forgets the others only then', async () => {
    const other = version('v3', 'I want the schools.', '2026-11-20T11:15:00.000Z');
    mutate.mockResolvedValueOnce({
      sayWhatMatters: { __typename: 'WhatMattersChanged', message: 'Someone wrote.', person: { id: 'k1', whatMatters: other } },
    });
    const { loader } = await open();
    await (await loader.getHarness(TextAreaHarness)).type('I want to rest.');
    await (await loader.getHarness(ButtonHarness.with({ text: 'Save Kelly’s words' }))).click();
    await vi.waitFor(() => expect(device.words.get('what-matters-k1')).toContain('I want to rest.'));
    await (await loader.getHarness(ButtonHarness.with({ text: 'Use what stands there' }))).click();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/people/k1'));
    expect(mutate).toHaveBeenCalledTimes(1);
    expect(device.words.size).toBe(0);
  });

  it('knows after a reload which words the writer had before them', async () => {
    const first = await open();
    await (await first.loader.getHarness(TextAreaHarness)).type('I want to rest.');
    await vi.waitFor(() => expect(device.words.get('what-matters-k1')).toContain('I want to rest.'));
    query.mockResolvedValue({ person: { ...kelly, whatMatters: version('v3', 'I want the schools.', '2026-11-20T11:15:00.000Z') } });
    begin();
    const { loader } = await open();
    await (await loader.getHarness(ButtonHarness.with({ text: 'Save Kelly’s words' }))).click();
    await vi.waitFor(() => expect(mutate.mock.calls[0]?.[1].input).toMatchObject({ words: 'I want to rest.', insteadOf: 'v2' }));
  });

  it('does not add the same words again, or none', async () => {
    const { loader } = await open();
    const save = await loader.getHarness(ButtonHarness.with({ text: 'Save Kelly’s words' }));
    await save.click();
    const summary = await loader.getHarness(ErrorSummaryHarness);
    expect(await summary.errors()).toEqual(['These are the words that are there now. Change them first, or go back.']);
    await (await loader.getHarness(TextAreaHarness)).type('');
    await save.click();
    expect(await summary.errors()).toEqual(['Write some words first']);
    expect(mutate).not.toHaveBeenCalled();
  });

  it('keeps what was typed when another page is opened, or when it could not be sent', async () => {
    mutate.mockRejectedValueOnce(new GraphError('OFFLINE'));
    const first = await open();
    await (await first.loader.getHarness(TextAreaHarness)).type('I want to rest.');
    await (await first.loader.getHarness(ButtonHarness.with({ text: 'Save Kelly’s words' }))).click();
    expect(await (await first.loader.getHarness(ProblemHarness)).text()).toContain('What you wrote is still here.');
    first.fixture.destroy();
    const second = await open();
    expect(await (await second.loader.getHarness(TextAreaHarness)).value()).toBe('I want to rest.');
    expect(second.text()).toContain('These are the words you had started to write.');
  });

  it('keeps what is typed on the device, through a reload and a new sign-in, until it is saved', async () => {
    const first = await open();
    await (await first.loader.getHarness(TextAreaHarness)).type('I want to rest.');
    expect(device.words.size).toBe(0);
    await vi.waitFor(() => expect(device.words.get('what-matters-k1')).toContain('I want to rest.'));
    begin();
    const second = await open();
    expect(await (await second.loader.getHarness(TextAreaHarness)).value()).toBe('I want to rest.');
    expect(second.text()).toContain('These are the words you had started to write.');
    await (await second.loader.getHarness(ButtonHarness.with({ text: 'Save Kelly’s words' }))).click();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/people/k1'));
    expect(mutate.mock.calls[0]?.[1].input).toMatchObject({ words: 'I want to rest.' });
    expect(device.words.size).toBe(0);
  });

  it.each([
    ['the page is left', () => window.dispatchEvent(new Event('pagehide'))],
    ['another tab or app is shown', () => document.dispatchEvent(new Event('visibilitychange'))],
  ])('does not wait for the pause when %s', async (_how, leave) => {
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const { loader } = await open();
    await (await loader.getHarness(TextAreaHarness)).type('I want to rest.');
    leave();
    await Promise.resolve();
    await Promise.resolve();
    expect(device.words.get('what-matters-k1')).toContain('I want to rest.');
    hidden.mockRestore();
  });

  it('keeps nothing when the words are those that stand', async () => {
    device.words.set('what-matters-k1', JSON.stringify({ words: 'I want to rest.' }));
    const { loader } = await open();
    await (await loader.getHarness(TextAreaHarness)).type('I want a door I can lock.');
    await vi.waitFor(() => expect(device.words.size).toBe(0));
  });

  it('starts again with the words that stand', async () => {
    device.words.set('what-matters-k1', JSON.stringify({ words: 'I want to rest.' }));
    const { loader, text } = await open();
    await (await loader.getHarness(LinkButtonHarness.with({ text: 'Start again' }))).click();
    expect(await (await loader.getHarness(TextAreaHarness)).value()).toBe('I want a door I can lock.');
    expect(text()).not.toContain('These are the words you had started to write.');
    expect(await (await loader.getHarness(PageHeadingHarness)).isFocused()).toBe(true);
    await vi.waitFor(() => expect(device.words.size).toBe(0));
  });

  it('shows the box only when the device has been read, and writes over nothing before', async () => {
    device.words.set('what-matters-k1', JSON.stringify({ words: 'I want to rest.' }));
    let read = (): void => undefined;
    device.reading = new Promise((resolve) => (read = resolve));
    const fixture = TestBed.createComponent(WhatMattersPage);
    fixture.componentRef.setInput('personId', 'k1');
    const element = fixture.nativeElement as HTMLElement;
    await vi.waitFor(() => expect(query).toHaveBeenCalled());
    await new Promise((resolve) => setTimeout(resolve, 350));
    expect(element.querySelector('textarea')).toBeNull();
    expect(device.words.get('what-matters-k1')).toContain('I want to rest.');
    read();
    await vi.waitFor(() => expect(element.querySelector('textarea')?.value).toBe('I want to rest.'));
  });

  it('lets the browser ask only while the last letters are not kept', async () => {
    const { loader } = await open();
    expect(asksBeforeLeaving()).toBe(false);
    await (await loader.getHarness(TextAreaHarness)).type('I want to rest.');
    expect(asksBeforeLeaving()).toBe(true);
    await vi.waitFor(() => expect(asksBeforeLeaving()).toBe(false));
    expect(device.words.get('what-matters-k1')).toContain('I want to rest.');
  });

  it('says so when the device cannot keep the words', async () => {
    device.failing = true;
    const { loader, text } = await open();
    expect(text()).not.toContain('are not kept');
    await (await loader.getHarness(TextAreaHarness)).type('I want to rest.');
    await vi.waitFor(() => expect(text()).toContain('Your last words are not kept on this computer yet.'));
    expect(asksBeforeLeaving()).toBe(true);
    device.failing = false;
    window.dispatchEvent(new Event('pagehide'));
    await vi.waitFor(() => expect(text()).not.toContain('are not kept'));
    expect(device.words.get('what-matters-k1')).toContain('I want to rest.');
    expect(asksBeforeLeaving()).toBe(false);
  });

  it('lets only someone alongside change the words', async () => {
    query.mockResolvedValue({ person: { ...kelly, standing: 'starting', whatMatters: null, whatMatteredBefore: [] } });
    const { loader, text } = await open();
    expect(text()).toContain('Only someone alongside Kelly can change these words.');
    expect(await loader.getHarnessOrNull(TextAreaHarness)).toBeNull();
  });

  it('shows the same page for nobody and for somebody hidden', async () => {
    query.mockRejectedValue(new GraphError('NOT_FOUND'));
    const { text } = await open();
    await vi.waitFor(() => expect(text()).toContain('There is nothing here'));
  });
});

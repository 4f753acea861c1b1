import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Graph, GraphError, provideTestWords } from '@alongside/client';
import {
  ButtonHarness,
  ErrorSummaryHarness,
  PageHeadingHarness,
  ProblemHarness,
  TextAreaHarness,
  VoiceHarness,
} from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SayWhatMattersInput, SayWhatMattersMutation, WhatMattersQuery } from './operations.generated.ts';
import { Elsewhere } from './testing.ts';
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

  beforeEach(() => {
    query.mockReset().mockResolvedValue({ person: kelly });
    mutate.mockReset().mockResolvedValue({ sayWhatMatters: { __typename: 'WhatMattersSaid', person: { id: 'k1' } } });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Elsewhere }]),
        provideTestWords(words),
        { provide: Graph, useValue: { query, mutate } },
      ],
    });
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

import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { GraphError, Session } from '@alongside/client';
import {
  CheckboxesHarness,
  ErrorSummaryHarness,
  ProblemHarness,
  RadiosHarness,
  TextAreaHarness,
  TextFieldHarness,
} from '@alongside/ui/testing';
import { describe, expect, it, vi } from 'vitest';
import { GivePage } from './give-page.ts';
import { mayaAs, mutate, onAPhone, open } from './page-testing.ts';

onAPhone();

describe('give something under the law', () => {
  it('asks to whom, and leads to what can be given', async () => {
    mutate.mockResolvedValue({ invokeOverride: { __typename: 'OverrideInvoked', id: 'v1' } });
    const { loader, press, text } = await open(GivePage);
    expect(text()).toContain('You can give what Millbrook Housing wrote, and nothing else.');
    await press('Open what is asked for');
    expect(await (await loader.getHarness(ErrorSummaryHarness)).errors()).toHaveLength(6);
    expect(mutate).not.toHaveBeenCalled();
    const [typed, reason] = await loader.getAllHarnesses(TextAreaHarness);
    await typed?.type('Kelly Marsden 14/2/1992');
    await reason?.type('Order 12 of 3 November.');
    const [ground, told] = await loader.getAllHarnesses(RadiosHarness);
    await ground?.choose('A court, or the law');
    await (await loader.getHarness(CheckboxesHarness)).choose('Health');
    await told?.choose('Yes');
    const [recipient, whom] = await loader.getAllHarnesses(TextFieldHarness);
    await recipient?.type('Jo Reed, county court');
    await whom?.type('Kelly herself.');
    await press('Open what is asked for');
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/open-now/legal/v1'));
    expect(mutate.mock.calls[0]?.[1].input).toMatchObject({ ground: 'legal', recipient: 'Jo Reed, county court', categories: ['health'] });
  });

  it('keeps what was typed where it could not be sent, and says that nothing was opened', async () => {
    mutate.mockRejectedValue(new GraphError('OFFLINE'));
    const { loader, press } = await open(GivePage);
    const [typed, reason] = await loader.getAllHarnesses(TextAreaHarness);
    await typed?.type('Kelly Marsden 14/2/1992');
    await reason?.type('Order 12.');
    const [ground, told] = await loader.getAllHarnesses(RadiosHarness);
    await ground?.choose('A serious crime');
    await (await loader.getHarness(CheckboxesHarness)).choose('Health');
    await told?.choose('Yes');
    for (const field of await loader.getAllHarnesses(TextFieldHarness)) await field.type('Jo Reed');
    await press('Open what is asked for');
    expect(await (await loader.getHarness(ProblemHarness)).text()).toContain('There is no signal, so nothing was opened.');
    expect(await typed?.value()).toBe('Kelly Marsden 14/2/1992');
  });

  it('is no page to anyone but a Guardian', async () => {
    TestBed.overrideProvider(Session, { useValue: mayaAs('supervisor') });
    const { heading, text } = await open(GivePage);
    expect(await heading()).toBe('There is nothing here');
    expect(text()).not.toContain('law');
  });
});

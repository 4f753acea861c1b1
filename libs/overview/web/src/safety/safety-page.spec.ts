import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { GraphError } from '@alongside/client';
import { CheckboxesHarness, ErrorSummaryHarness, RadiosHarness, TextAreaHarness, TextFieldHarness } from '@alongside/ui/testing';
import { describe, expect, it, vi } from 'vitest';
import { DutyRow } from './duty-row.ts';
import { OpenNowPage } from './open-now-page.ts';
import { OpenedRow } from './opened-row.ts';
import { TellPage } from './tell-page.ts';
import { mutate, onAPhone, open, query } from './page-testing.ts';
import { aDuty, anOpened } from './testing.ts';

onAPhone();

describe('open what you need', () => {
  it('says what is missing, and sends nothing', async () => {
    const { loader, press } = await open(OpenNowPage);
    await press('Open it now');
    expect(await (await loader.getHarness(ErrorSummaryHarness)).errors()).toHaveLength(5);
    expect(mutate).not.toHaveBeenCalled();
  });

  it('sends what was typed, and leads to what it opens; its address names nobody', async () => {
    mutate.mockResolvedValue({ invokeOverride: { __typename: 'OverrideInvoked', id: 'v1' } });
    const { loader, press } = await open(OpenNowPage);
    const [typed, reason] = await loader.getAllHarnesses(TextAreaHarness);
    await typed?.type('Kelly Marsden 14/2/1992');
    await reason?.type('She fell.');
    const [ground, told] = await loader.getAllHarnesses(RadiosHarness);
    await ground?.choose('Someone may be harmed');
    await (await loader.getHarness(CheckboxesHarness)).choose('Health');
    await told?.choose('Yes');
    await (await loader.getHarness(TextFieldHarness)).type('Her mum.');
    await press('Open it now');
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/open-now/safeguarding/v1'));
    const { mutationId, id, ...input } = mutate.mock.calls[0]?.[1].input ?? {};
    expect(input).toEqual({
      ...{ typed: 'Kelly Marsden 14/2/1992', ground: 'safeguarding', categories: ['health'] },
      ...{ reason: 'She fell.', told: 'Yes. Her mum.' },
    });
    expect([mutationId, id].every(Boolean)).toBe(true);
  });
});

describe('the duty to tell', () => {
  it('stands on Today with its day, and never by message where that is not safe', async () => {
    const { text, links } = await open(DutyRow, { alDuty: aDuty({ notByMessage: true, stillOpen: true }) });
    expect(text()).toContain('You typed: Kelly Marsden 14/2/1992');
    expect(text()).toContain('Never by text, e-mail or app.');
    expect(links()).toEqual(['/open-now/told/v1', '/open-now/emergency/v1']);
  });

  it('says of what was read because of a duty whom it is about, and why they are told', async () => {
    const duty = aDuty({ ground: null, typed: 'Kelly Marsden' });
    const row = await open(DutyRow, { alDuty: duty });
    expect(row.text()).toContain('Tell them what you read, and why');
    expect(row.text()).toContain('About Kelly Marsden');
    expect(row.text()).not.toContain('You typed');
    query.mockResolvedValue({ today: { toTell: [duty] } });
    const { text } = await open(TellPage, { overrideId: 'v1' });
    expect(text()).toContain('We have to know it, so they were not asked.');
    expect(text()).toContain('I have told them');
  });

  it('is done in a way that is safe', async () => {
    query.mockResolvedValue({ today: { toTell: [aDuty({ notByMessage: true })] } });
    mutate.mockResolvedValue({ personTold: { __typename: 'PersonTold', id: 'v1' } });
    const { loader, press, text } = await open(TellPage, { overrideId: 'v1' });
    expect(text()).not.toContain('By text, e-mail or app');
    await press('I have told them');
    expect(text()).toContain('Choose how you told them.');
    await (await loader.getAllHarnesses(RadiosHarness))[0]?.choose('On paper');
    await press('I have told them');
    await vi.waitFor(() => expect(text()).toContain('Thank you. They know now.'));
    expect(mutate.mock.calls[0]?.[1].input).toMatchObject({ overrideId: 'v1', how: 'on_paper' });
  });

  it('can wait where it is not safe, and keeps the words that could not be sent', async () => {
    query.mockResolvedValue({ today: { toTell: [aDuty()] } });
    mutate.mockRejectedValueOnce(new GraphError('OFFLINE'));
    const { loader, press, text } = await open(TellPage, { overrideId: 'v1' });
    const why = await loader.getHarness(TextAreaHarness);
    await why.type('He reads her post.');
    await press('Ask the Guardian');
    expect(await why.value()).toBe('He reads her post.');
    mutate.mockResolvedValueOnce({ askNotYet: { __typename: 'NotYetAsked', id: 'v1' } });
    await press('Ask the Guardian');
    await vi.waitFor(() => expect(text()).toContain('The Guardian has been asked.'));
    expect(mutate.mock.calls[1]?.[1].input['mutationId']).toBe(mutate.mock.calls[0]?.[1].input['mutationId']);
  });

  it('tells the lead who opened the record', async () => {
    const { text } = await open(OpenedRow, { alOpened: anOpened });
    expect(text()).toContain('Alex Moore, Millbrook Housing, opened Kelly’s record in an emergency.');
  });
});

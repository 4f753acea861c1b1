import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { provideRouter, Router } from '@angular/router';
import { Graph, GraphError, provideTestWords, Session, TypedWords } from '@alongside/client';
import {
  ButtonHarness,
  ErrorSummaryHarness,
  LinkButtonHarness,
  PageHeadingHarness,
  ProblemHarness,
  TextAreaHarness,
  TextFieldHarness,
} from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CallBackPage } from './call-back-page.ts';
import type { AskForCallBackInput, AskForCallBackMutation } from './operations.generated.ts';
import { aScreen, aSession, Elsewhere, KeptHere } from './testing.ts';
import { words } from './words.ts';

describe('ask for a call back', () => {
  const mutate = vi.fn<(operation: unknown, variables: { input: AskForCallBackInput }) => Promise<AskForCallBackMutation>>();

  let device: KeptHere;

  beforeEach(async () => {
    device = new KeptHere();
    aScreen('computer');
    mutate.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Elsewhere }]),
        provideTestWords(words),
        { provide: Graph, useValue: { mutate } },
        { provide: Session, useFactory: aSession },
        { provide: TypedWords, useValue: device },
      ],
    });
    await TestBed.inject(Router).navigateByUrl('/call-back', { state: { typed: 'Dee Harding', typedBy: 'priya' } });
  });

  const open = async () => {
    const fixture = TestBed.createComponent(CallBackPage);
    document.body.append(fixture.nativeElement as HTMLElement);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    return {
      loader,
      typed: await loader.getHarness(TextAreaHarness),
      phone: await loader.getHarness(TextFieldHarness),
      send: await loader.getHarness(ButtonHarness.with({ text: 'Ask for a call back' })),
      text: () => (fixture.nativeElement as HTMLElement).textContent,
    };
  };

  it('begins with what was typed and with my number', async () => {
    const { typed, phone } = await open();
    expect(await typed.value()).toBe('Dee Harding');
    expect(await phone.value()).toBe('01632 960118');
  });

  it('opens for no other worker what this one typed', async () => {
    await TestBed.inject(Router).navigateByUrl('/call-back?again', { state: { typed: 'Dee Harding', typedBy: 'sam' } });
    expect(await (await open()).typed.value()).toBe('');
  });

  it('says the same to everyone once it is asked', async () => {
    mutate.mockResolvedValue({ askForCallBack: { __typename: 'CallBackAsked', id: 'x' } });
    const { loader, send, text } = await open();
    await send.click();
    await vi.waitFor(() => expect(text()).toContain('If someone is alongside, they will ring you on 01632\u00a0960118.'));
    expect(text()).toContain('You can add this person now, and start with what matters to them.');
    const heading = await loader.getHarness(PageHeadingHarness);
    expect(await heading.text()).toBe('We have asked');
    expect(await heading.isFocused()).toBe(true);
    expect(mutate.mock.calls[0]?.[1].input).toMatchObject({ typed: 'Dee Harding', phone: '01632 960118' });
  });

  it('leads to what is to be put right, and sends nothing', async () => {
    const { loader, typed, phone, send } = await open();
    await typed.type('');
    await phone.type('no figures');
    await send.click();
    const summary = await loader.getHarness(ErrorSummaryHarness);
    expect(await summary.errors()).toEqual([
      'Write who you are looking for',
      'Write the phone number with figures, like this: 01632\u00a0960118',
    ]);
    expect(await summary.isFocused()).toBe(true);
    expect(await typed.error()).toBe('Write who you are looking for');
    expect(TestBed.inject(Title).getTitle()).toContain('Error:');
    await summary.follow('Write who you are looking for');
    expect(await typed.isFocused()).toBe(true);
    expect(mutate).not.toHaveBeenCalled();
  });

  it('keeps the words without signal, and asks with the same ids again', async () => {
    mutate.mockRejectedValueOnce(new GraphError('OFFLINE'));
    mutate.mockResolvedValueOnce({ askForCallBack: { __typename: 'CallBackAsked', id: 'x' } });
    const { loader, typed, send, text } = await open();
    await send.click();
    expect(await (await loader.getHarness(ProblemHarness)).heading()).toBe('We could not send this');
    expect(await typed.value()).toBe('Dee Harding');
    await send.click();
    await vi.waitFor(() => expect(text()).toContain('We have asked'));
    expect(mutate.mock.calls[0]).toEqual(mutate.mock.calls[1]);
  });

  it('keeps what is typed on the device until it is asked', async () => {
    mutate.mockResolvedValue({ askForCallBack: { __typename: 'CallBackAsked', id: 'x' } });
    const { typed, send, text } = await open();
    await typed.type('Dee Harding, Mill Lane');
    await vi.waitFor(() => expect(device.words.get('call-back')).toContain('Mill Lane'));
    await send.click();
    await vi.waitFor(() => expect(text()).toContain('We have asked'));
    expect(device.words.size).toBe(0);
  });

  it('brings back what was typed, or starts again', async () => {
    device.words.set('call-back', JSON.stringify({ typed: 'Walter', phone: '01632 960999' }));
    const { loader, typed, phone } = await open();
    expect([await typed.value(), await phone.value()]).toEqual(['Walter', '01632 960999']);
    await (await loader.getHarness(LinkButtonHarness.with({ text: 'Start again' }))).click();
    expect([await typed.value(), await phone.value()]).toEqual(['Dee Harding', '01632 960118']);
    await vi.waitFor(() => expect(device.words.size).toBe(0));
  });
});

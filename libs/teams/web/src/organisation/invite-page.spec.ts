import { GraphError } from '@alongside/client';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { anAdministration, changed } from '../testing.ts';
import { PageInSpec } from '../testing-page.ts';
import { InvitePage } from './invite-page.ts';

describe('asking someone to join', () => {
  let spec: PageInSpec;
  const open = (inputs: Record<string, string> = {}) => {
    spec.query.mockResolvedValue({ administration: anAdministration() });
    return spec.open(InvitePage, { organisationId: 'o1', ...inputs });
  };
  const hashOf = async (token: string) => {
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)));
    return btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  };

  beforeEach(() => {
    spec = new PageInSpec();
  });

  it('needs a name and a job', async () => {
    const { press, errors } = await open();
    await press('Make the link');
    expect(await errors()).toEqual(['Write a name', 'Write what the job is called']);
    expect(spec.mutate).not.toHaveBeenCalled();
  });

  it('makes the secret here, sends its hash alone, and shows the link this one time', async () => {
    spec.mutate.mockResolvedValue({ invite: changed('i9') });
    const page = await open();
    await (await page.field('Their name')).type('Jo Penn');
    await (await page.field('What is the job called?')).type('Nurse');
    await (await page.radios('What do they do here?')).choose('Connector');
    await page.press('Make the link');
    await vi.waitFor(() => expect(page.text()).toContain('The link for Jo Penn'));
    const token = /\/join#([\w-]{43})/.exec(page.text())?.[1] ?? '';
    const [name, content] = spec.lastChange() ?? [];
    expect(name).toBe('Invite');
    expect(content).toEqual({
      organisationId: 'o1',
      name: 'Jo Penn',
      role: 'connector',
      jobTitle: 'Nurse',
      tokenHash: await hashOf(token),
    });
    expect(JSON.stringify(spec.mutate.mock.calls)).not.toContain(token);
    expect(page.text()).toContain('It works once, and for seven days.');
    expect(page.text()).toContain('We show this link only now.');
    expect(document.activeElement?.textContent).toBe('The link for Jo Penn');
  });

  it('has no secret twice', async () => {
    spec.mutate.mockResolvedValue({ invite: changed('i9') });
    const hashes = [];
    for (const name of ['Jo Penn', 'Al Dunn']) {
      const page = await open();
      await (await page.field('Their name')).type(name);
      await (await page.field('What is the job called?')).type('Nurse');
      await page.press('Make the link');
      await vi.waitFor(() => expect(page.text()).toContain(`The link for ${name}`));
      hashes.push(spec.lastChange()?.[1]['tokenHash']);
    }
    expect(new Set(hashes).size).toBe(2);
  });

  it('says where someone of that name waits already, and sends the same once more after no answer', async () => {
    const waits = { __typename: 'InvitationWaiting', message: 'Jo Penn has an invitation that waits.' };
    spec.mutate.mockRejectedValueOnce(new GraphError('OFFLINE')).mockResolvedValueOnce({ invite: waits });
    const page = await open();
    await (await page.field('Their name')).type('Jo Penn');
    await (await page.field('What is the job called?')).type('Nurse');
    await page.press('Make the link');
    expect(await page.problem()).toContain('There is no signal.');
    await page.press('Make the link');
    await vi.waitFor(async () => expect(await page.problem()).toContain('Jo Penn has an invitation that waits.'));
    expect(spec.mutate.mock.calls[0]).toEqual(spec.mutate.mock.calls[1]);
    expect(await (await page.field('Their name')).value()).toBe('Jo Penn');
  });

  it('takes the place of a lost link: the earlier one stops working first', async () => {
    spec.mutate.mockResolvedValueOnce({ withdrawInvitation: changed('i1') }).mockResolvedValueOnce({ invite: changed('i9') });
    const page = await open({ instead: 'i1' });
    expect(await (await page.field('Their name')).value()).toBe('Sid Vale');
    expect(await (await page.radios('What do they do here?')).chosen()).toEqual(['Peer']);
    await page.press('Make the link');
    await vi.waitFor(() => expect(page.text()).toContain('The link for Sid Vale'));
    expect(spec.mutate.mock.calls.map(([{ name }]) => name)).toEqual(['WithdrawInvitation', 'Invite']);
  });

  it('says so where this device does not let us copy', async () => {
    spec.mutate.mockResolvedValue({ invite: changed('i9') });
    const page = await open({ instead: 'i1' });
    spec.mutate.mockResolvedValueOnce({ withdrawInvitation: changed('i1') });
    await page.press('Make the link');
    await vi.waitFor(() => expect(page.text()).toContain('The link for Sid Vale'));
    await page.press('Copy the link');
    await vi.waitFor(() => expect(page.text()).toContain('This device does not let us copy.'));
  });
});

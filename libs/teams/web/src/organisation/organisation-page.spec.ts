import { GraphError } from '@alongside/client';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { anAdministration, anOrganisation, changed } from '../testing.ts';
import { PageInSpec } from '../testing-page.ts';
import { OrganisationPage } from './organisation-page.ts';

describe('an organisation', () => {
  let spec: PageInSpec;
  const open = (administration = anAdministration(), organisationId = 'o1') => {
    spec.query.mockResolvedValue({ administration });
    return spec.open(OrganisationPage, { organisationId });
  };

  beforeEach(() => {
    spec = new PageInSpec();
  });

  it('shows what it is, who works for it and who is asked to join', async () => {
    const { heading, text, links } = await open();
    expect(await heading()).toBe('Ashby Advice');
    expect(text()).toContain('Charity or community group. It looks after the place. Its people sign in with a passkey.');
    expect(text()).toContain('Nia Rowe (you) Manager. Administrator.');
    expect(text()).toContain('Sid Vale Peer worker. Peer. The link works until Friday 27 November 2020, 10:00am.');
    expect(links()).toContain('/more/people-and-teams/members/m2');
    expect(links()).toContain('/more/people-and-teams/organisations/o1/invite?instead=i1');
  });

  it('says with what its people sign in, and that its name would tell', async () => {
    const organisation = anOrganisation({ issuer: 'https://login.example', protectedService: true });
    const issuers = [{ issuer: 'https://login.example', name: 'Council login' }];
    const { text } = await open(anAdministration({ organisations: [organisation], issuers }));
    expect(text()).toContain('Its name is not shown where it would tell. Its people sign in with Council login.');
  });

  it('withdraws an invitation at once, says so, and keeps the focus there', async () => {
    const { element, press, text } = await open();
    const after = anAdministration({ organisations: [anOrganisation({ invitations: [] })] });
    spec.mutate.mockResolvedValue({ withdrawInvitation: changed('i1', after) });
    await press('Withdraw');
    expect(spec.lastChange()).toEqual(['WithdrawInvitation', { invitationId: 'i1' }]);
    await vi.waitFor(() => expect(text()).toContain('The link for Sid Vale does not work any more.'));
    expect(text()).toContain('Nobody is waiting to join.');
    expect(document.activeElement).toBe(element.querySelector('#asked'));
  });

  it('leaves everything as it was where that could not be sent', async () => {
    const { press, problem, text } = await open();
    spec.mutate.mockRejectedValue(new GraphError('OFFLINE'));
    await press('Withdraw');
    expect(await problem()).toContain('There is no signal. Try again when there is.');
    expect(text()).toContain('Sid Vale');
  });

  it('offers nobody a new link who is asked again: that begins with the member', async () => {
    const [invitation] = anOrganisation().invitations;
    const { text, links } = await open(
      anAdministration({ organisations: [anOrganisation({ invitations: invitation ? [{ ...invitation, again: true }] : [] })] }),
    );
    expect(text()).toContain('A new way in.');
    expect(links().filter((link) => link?.includes('instead'))).toEqual([]);
  });

  it('says that nobody works there yet, and lets only those who look after the place change it', async () => {
    const alone = anOrganisation({ members: [], invitations: [], looksAfterPlace: false });
    const { text, links } = await open(anAdministration({ looksAfterPlace: false, organisations: [alone] }));
    expect(text()).toContain('Nobody works here yet');
    expect(links()).not.toContain('/more/people-and-teams/organisations/o1/change');
  });

  it.each(['o9', 'o2'])('is the same page for what is missing and what is not theirs: %s', async (id) => {
    const hidden = anOrganisation({ id: 'o2', mayManage: false });
    expect(await (await open(anAdministration({ organisations: [hidden] }), id)).heading()).toBe('There is nothing here');
  });
});

import { GraphError } from '@alongside/client';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { anAdministration, anOrganisation } from '../testing.ts';
import { PageInSpec } from '../testing-page.ts';
import { OverviewPage } from './overview-page.ts';

describe('people and teams', () => {
  let spec: PageInSpec;
  const open = (administration = anAdministration()) => {
    spec.query.mockResolvedValue({ administration });
    return spec.open(OverviewPage);
  };

  beforeEach(() => {
    spec = new PageInSpec();
  });

  it('lists organisations and teams, each with its page, and the ways to add more', async () => {
    const { text, links } = await open();
    expect(text()).toContain('Ashby AdviceCharity or community group 2 people. 1 person is asked to join.');
    expect(text()).toContain('Ashby LibraryCouncil Nobody yet.');
    expect(text()).toContain('Ashby North1 person.');
    const base = '/more/people-and-teams';
    expect(links()).toEqual([
      '/more',
      `${base}/organisations/o1`,
      `${base}/organisations/o2`,
      `${base}/organisations/add`,
      `${base}/teams/t1`,
      `${base}/teams/add`,
    ]);
  });

  it('opens their own organisation alone to those who do not look after the place', async () => {
    const others = anOrganisation({ id: 'o2', name: 'Ashby Library', mayManage: false, members: [], invitations: [] });
    const { text, links } = await open(anAdministration({ looksAfterPlace: false, organisations: [anOrganisation(), others], teams: [] }));
    expect(links()).toEqual(['/more', '/more/people-and-teams/organisations/o1']);
    expect(text()).toContain('Those who look after the place add others.');
    expect(text()).toContain('There is no team yet');
  });

  it('says that nothing of it is kept on the device, and tries again', async () => {
    spec.query.mockRejectedValueOnce(new GraphError('OFFLINE'));
    const { problem, press, text } = await open();
    expect(await problem()).toContain('People and teams are not kept on this computer, so we cannot show them now.');
    await press('Try again');
    await vi.waitFor(() => expect(text()).toContain('Ashby Advice'));
  });

  it('says who may, to those who may not', async () => {
    spec.query.mockRejectedValueOnce(new GraphError('FORBIDDEN'));
    expect((await open()).text()).toContain('Only those who keep people and teams in order can see this.');
  });
});

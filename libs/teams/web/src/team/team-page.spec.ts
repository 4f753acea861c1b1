import { SearchBoxHarness, UndoBarHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aMember, anAdministration, anOrganisation, changed, meanwhile } from '../testing.ts';
import { PageInSpec } from '../testing-page.ts';
import { AddTeamPage } from './add-team-page.ts';
import { TeamPage } from './team-page.ts';

describe('a team', () => {
  let spec: PageInSpec;
  const open = (administration = anAdministration(), teamId = 't1') => {
    spec.query.mockResolvedValue({ administration });
    return spec.open(TeamPage, { teamId });
  };
  const [team] = anAdministration().teams;
  const without = anAdministration({ teams: team ? [{ ...team, members: [] }] : [] });

  beforeEach(() => {
    spec = new PageInSpec();
  });

  it('puts someone out of it, and takes that back', async () => {
    spec.mutate.mockResolvedValueOnce({ leaveTeam: changed('t1', without) }).mockResolvedValueOnce({ joinTeam: changed('t1') });
    const page = await open();
    await page.press('Take out');
    const content = { teamId: 't1', workerId: 'w-m2', organisationId: 'o1' };
    expect(spec.lastChange()).toEqual(['LeaveTeam', content]);
    await vi.waitFor(() => expect(page.text()).toContain('Nobody is in it yet'));
    const bar = await page.loader.getHarness(UndoBarHarness);
    expect(await bar.message()).toBe('Ola Marsh is not in Ashby North any more.');
    await bar.undo();
    expect(spec.lastChange()).toEqual(['JoinTeam', content]);
    await vi.waitFor(() => expect(page.text()).not.toContain('Nobody is in it yet'));
    expect(await page.loader.getHarnessOrNull(UndoBarHarness)).toBeNull();
  });

  it('puts someone into it from all organisations, without those who are in it', async () => {
    spec.mutate.mockResolvedValue({ joinTeam: changed('t1') });
    const page = await open();
    await page.press('Put in');
    expect(spec.lastChange()).toEqual(['JoinTeam', { teamId: 't1', workerId: 'w-m1', organisationId: 'o1' }]);
    expect(await (await page.loader.getHarness(UndoBarHarness)).message()).toBe('Nia Rowe is in Ashby North now.');
  });

  it('finds people by name or organisation where there are many', async () => {
    const members = Array.from({ length: 12 }, (_, at) => aMember(`x${at}`, `Worker ${at}`));
    const many = anOrganisation({ id: 'o5', name: 'Ashby Homes', members });
    const page = await open(anAdministration({ organisations: [anOrganisation(), many] }));
    const box = await page.loader.getHarness(SearchBoxHarness);
    await box.type('worker 11');
    expect(page.element.querySelectorAll('section[aria-labelledby=others] li').length).toBe(1);
    await box.type('homes');
    expect(page.element.querySelectorAll('section[aria-labelledby=others] li').length).toBe(12);
    await box.type('nobody of that name');
    expect(page.text()).toContain('Nobody found. Try fewer letters.');
  });

  it('has another name once it is saved', async () => {
    spec.mutate
      .mockResolvedValueOnce({ renameTeam: { __typename: 'NameTaken', message: 'Another team has this name.' } })
      .mockResolvedValueOnce({ renameTeam: changed('t1') });
    const page = await open();
    const field = await page.field('Name of the team');
    await field.type('');
    await page.press('Save the name');
    expect(await field.error()).toBe('Write a name');
    await field.type('Ashby South');
    await page.press('Save the name');
    await vi.waitFor(async () => expect(await field.error()).toBe('Another team has this name.'));
    await page.press('Save the name');
    await vi.waitFor(() => expect(page.text()).toContain('Saved.'));
  });

  describe('when someone else gave it another name meanwhile', () => {
    const other = anAdministration({ teams: team ? [{ ...team, name: 'Ashby East', version: 3 }] : [] });
    const bySomeoneElse = async () => {
      spec.mutate.mockResolvedValueOnce({ renameTeam: meanwhile('t1', other) });
      const page = await open();
      await (await page.field('Name of the team')).type('Ashby South');
      await page.press('Save the name');
      await vi.waitFor(async () => expect(await page.problem()).toContain('Two versions are kept'));
      expect(spec.lastChange()).toEqual(['RenameTeam', { teamId: 't1', expectedVersion: 1, name: 'Ashby South' }]);
      return page;
    };

    it('shows both names, and saves one’s own over the one that was read now', async () => {
      const page = await bySomeoneElse();
      const problem = await page.problem();
      for (const name of ['Ashby South', 'Ashby East']) expect(problem).toContain(name);
      expect(await page.heading()).toBe('Ashby North');
      spec.mutate.mockResolvedValueOnce({ renameTeam: changed('t1') });
      await page.press('Use what I wrote');
      await vi.waitFor(() => expect(page.text()).toContain('Saved.'));
      expect(spec.lastChange()).toEqual(['RenameTeam', { teamId: 't1', expectedVersion: 3, name: 'Ashby South' }]);
    });

    it('lets the other name stand, and sends nothing', async () => {
      const page = await bySomeoneElse();
      await page.press('Use what stands there');
      expect(await (await page.field('Name of the team')).value()).toBe('Ashby East');
      expect(await page.heading()).toBe('Ashby East');
      expect(spec.mutate).toHaveBeenCalledTimes(1);
    });

    it('asks too where that name came along with another change, and the box was written in before', async () => {
      const page = await open();
      const field = await page.field('Name of the team');
      await field.type('Ashby South');
      spec.mutate.mockResolvedValueOnce({ leaveTeam: changed('t1', other) });
      await page.press('Take out');
      await vi.waitFor(async () => expect(await page.heading()).toBe('Ashby East'));
      expect(await field.value()).toBe('Ashby South');
      spec.mutate.mockResolvedValueOnce({ renameTeam: meanwhile('t1', other) });
      await page.press('Save the name');
      expect(spec.lastChange()?.[1]).toMatchObject({ expectedVersion: 1 });
    });

    it('shows that name in the box where nothing was written in it', async () => {
      const page = await open();
      spec.mutate.mockResolvedValueOnce({ leaveTeam: changed('t1', other) });
      await page.press('Take out');
      await vi.waitFor(async () => expect(await (await page.field('Name of the team')).value()).toBe('Ashby East'));
    });
  });

  it('can only be looked at by those who do not look after the place', async () => {
    const page = await open(anAdministration({ looksAfterPlace: false }));
    expect(page.text()).toContain('Ola Marsh');
    expect(page.element.querySelectorAll('button').length).toBe(0);
  });

  it('is added by its name', async () => {
    spec.query.mockResolvedValue({ administration: anAdministration() });
    spec.mutate.mockResolvedValue({ addTeam: changed('t9') });
    const page = await spec.open(AddTeamPage);
    await page.press('Add the team');
    expect(await page.errors()).toEqual(['Write a name']);
    await (await page.field('Name of the team')).type('Ashby South');
    await page.press('Add the team');
    await vi.waitFor(() => expect(spec.url).toBe('/more/people-and-teams/teams/t9'));
    expect(spec.lastChange()).toEqual(['AddTeam', { name: 'Ashby South' }]);
  });

  it('is not there where it is missing, nor to be added by those who may not', async () => {
    expect(await (await open(anAdministration(), 't9')).heading()).toBe('There is nothing here');
    spec.query.mockResolvedValue({ administration: anAdministration({ looksAfterPlace: false }) });
    expect(await (await spec.open(AddTeamPage)).heading()).toBe('There is nothing here');
  });
});

import { CheckboxesHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aMember, anAdministration, anOrganisation, changed, meanwhile } from '../testing.ts';
import { PageInSpec } from '../testing-page.ts';
import { OrganisationFormPage } from './organisation-form-page.ts';

const login = { issuer: 'https://login.example', name: 'Council login' };

describe('adding or changing an organisation', () => {
  let spec: PageInSpec;
  const open = (organisationId?: string, administration = anAdministration()) => {
    spec.query.mockResolvedValue({ administration });
    return spec.open(OrganisationFormPage, organisationId ? { organisationId } : {});
  };

  beforeEach(() => {
    spec = new PageInSpec();
  });

  it('needs a name and a kind, and adds', async () => {
    spec.mutate.mockResolvedValue({ addOrganisation: changed('o9') });
    const page = await open();
    await page.press('Save');
    expect(await page.errors()).toEqual(['Write a name', 'Choose what kind of organisation it is']);
    await (await page.field('Name of the organisation')).type('Ashby Refuge');
    await (await page.radios('What kind is it?')).choose('Charity that gives care');
    await (await page.loader.getHarness(CheckboxesHarness)).choose('Its name would tell what someone goes through');
    await page.press('Save');
    await vi.waitFor(() => expect(spec.url).toBe('/more/people-and-teams/organisations/o9'));
    expect(spec.lastChange()).toEqual([
      'AddOrganisation',
      { name: 'Ashby Refuge', kind: 'vcse_care', protectedService: true, issuer: null },
    ]);
  });

  it('puts a name that another has at its field', async () => {
    spec.mutate.mockResolvedValue({ changeOrganisation: { __typename: 'NameTaken', message: 'Another organisation has this name.' } });
    const page = await open('o2');
    expect(await (await page.field('Name of the organisation')).value()).toBe('Ashby Library');
    await page.press('Save');
    await vi.waitFor(async () =>
      expect(await (await page.field('Name of the organisation')).error()).toBe('Another organisation has this name.'),
    );
    expect(spec.lastChange()?.[1]).toMatchObject({ organisationId: 'o2', expectedVersion: 1, kind: 'council' });
  });

  describe('when someone else changed it meanwhile', () => {
    const standing = anOrganisation({
      ...{ id: 'o2', version: 2, name: 'Ashby Library', looksAfterPlace: false, members: [], invitations: [] },
      ...{ kind: 'vcse', protectedService: true, issuer: login.issuer },
    });
    const other = anAdministration({ organisations: [standing], issuers: [login] });
    const bySomeoneElse = async () => {
      spec.mutate.mockResolvedValueOnce({ changeOrganisation: meanwhile('o2', other) });
      const page = await open('o2', anAdministration({ issuers: [login] }));
      await (await page.field('Name of the organisation')).type('Ashby Books');
      await page.press('Save');
      await vi.waitFor(async () => expect(await page.problem()).toContain('Two versions are kept'));
      return page;
    };

    it('shows in both versions what differs, in the words of the form', async () => {
      const page = await bySomeoneElse();
      const lines = [...page.element.querySelectorAll('al-which-words dl')].map((list) =>
        [...list.querySelectorAll('dd')].map((line) => line.textContent),
      );
      expect(lines).toEqual([
        ['Ashby Books', 'Council', 'Its name would not tell anything', 'With a passkey'],
        ['Ashby Library', 'Charity or community group', 'Its name would tell what someone goes through', 'Council login'],
      ]);
    });

    it('saves what was written over the version that was read now', async () => {
      const page = await bySomeoneElse();
      spec.mutate.mockResolvedValueOnce({ changeOrganisation: changed('o2') });
      await page.press('Use what I wrote');
      await vi.waitFor(() => expect(spec.url).toBe('/more/people-and-teams/organisations/o2'));
      expect(spec.lastChange()?.[1]).toEqual({
        ...{ organisationId: 'o2', expectedVersion: 2, name: 'Ashby Books', kind: 'council', protectedService: false, issuer: null },
      });
    });

    it('lets what stands stay, and sends nothing', async () => {
      const page = await bySomeoneElse();
      await page.press('Use what stands there');
      await vi.waitFor(() => expect(spec.url).toBe('/more/people-and-teams/organisations/o2'));
      expect(spec.mutate).toHaveBeenCalledTimes(1);
    });
  });

  it('asks how people sign in where there is a choice, and says what a change does', async () => {
    spec.mutate.mockResolvedValue({ changeOrganisation: changed('o2') });
    const library = anOrganisation({ id: 'o2', looksAfterPlace: false, members: [aMember('m7', 'Ola Marsh')] });
    const page = await open('o2', anAdministration({ organisations: [library], issuers: [login] }));
    const way = await page.radios('How do its people sign in?');
    expect(await way.chosen()).toEqual(['With a passkey']);
    expect(page.text()).not.toContain('Each of them needs a new link');
    await way.choose('Council login');
    expect(page.text()).toContain('Each of them needs a new link to come in again.');
    await page.press('Save');
    await vi.waitFor(() => expect(spec.lastChange()?.[1]).toMatchObject({ issuer: 'https://login.example' }));
  });

  it('does not ask it of the organisation that looks after the place', async () => {
    const page = await open('o1', anAdministration({ issuers: [login] }));
    expect(page.text()).not.toContain('How do its people sign in?');
  });

  it('is not there for those who do not look after the place, nor for what is missing', async () => {
    expect(await (await open('o1', anAdministration({ looksAfterPlace: false }))).heading()).toBe('There is nothing here');
    expect(await (await open('o9')).heading()).toBe('There is nothing here');
  });
});

import { GraphError } from '@alongside/client';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aMember, anAdministration, anOrganisation, changed, meanwhile } from '../testing.ts';
import { PageInSpec } from '../testing-page.ts';
import { MemberPage } from './member-page.ts';

describe('someone who works here', () => {
  let spec: PageInSpec;
  const open = (membershipId = 'm2', administration = anAdministration()) => {
    spec.query.mockResolvedValue({ administration });
    return spec.open(MemberPage, { membershipId });
  };

  beforeEach(() => {
    spec = new PageInSpec();
  });

  it('has another role and job once they are saved', async () => {
    spec.mutate.mockResolvedValue({ changeMembership: changed('m2') });
    const page = await open();
    expect(await page.heading()).toBe('Ola Marsh');
    await (await page.field('What is the job called?')).type('Team leader');
    await (await page.radios('What do they do here?')).choose('Supervisor');
    await page.press('Save');
    await vi.waitFor(() => expect(page.text()).toContain('Saved.'));
    expect(spec.lastChange()).toEqual([
      'ChangeMembership',
      { membershipId: 'm2', expectedVersion: 1, role: 'supervisor', jobTitle: 'Team leader' },
    ]);
  });

  it('says why the last administrator stays one, and keeps what was chosen', async () => {
    spec.mutate.mockResolvedValue({ changeMembership: { __typename: 'LastAdministrator', message: 'Make someone else one first.' } });
    const page = await open('m1');
    await (await page.radios('What do they do here?')).choose('Worker');
    await page.press('Save');
    await vi.waitFor(async () => expect(await page.problem()).toContain('Make someone else one first.'));
    expect(await (await page.radios('What do they do here?')).chosen()).toEqual(['Worker']);
  });

  describe('when someone else changed their role or job meanwhile', () => {
    const other = anAdministration({
      organisations: [anOrganisation({ members: [aMember('m2', 'Ola Marsh', { version: 4, jobTitle: 'Outreach lead' })] })],
    });
    const bySomeoneElse = async () => {
      spec.mutate.mockResolvedValueOnce({ changeMembership: meanwhile('m2', other) });
      const page = await open();
      await (await page.field('What is the job called?')).type(' Team leader ');
      await page.press('Save');
      await vi.waitFor(async () => expect(await page.problem()).toContain('Two versions are kept'));
      return page;
    };

    it('shows both versions and asks which words to use, with nothing that is the same in both', async () => {
      const page = await bySomeoneElse();
      const problem = (await page.problem()).replaceAll(/\s+/g, '');
      expect(problem).toMatch(/WhatyouwrotenowWhatisthejobcalled\?TeamleaderWhatstandsthereWhatisthejobcalled\?Outreachlead/);
      expect(problem).not.toContain('Whatdotheydohere?');
      expect(page.text()).not.toContain('Saved.');
      expect(await (await page.field('What is the job called?')).value()).toBe(' Team leader ');
    });

    it('saves one’s own words over the version that was read now', async () => {
      const page = await bySomeoneElse();
      const first = spec.mutate.mock.calls[0]?.[1].input['mutationId'];
      const mine = anOrganisation({ members: [aMember('m2', 'Ola Marsh', { version: 5, jobTitle: 'Team leader' })] });
      spec.mutate.mockResolvedValueOnce({ changeMembership: changed('m2', anAdministration({ organisations: [mine] })) });
      await page.press('Use what I wrote');
      await vi.waitFor(() => expect(page.text()).toContain('Saved.'));
      expect(spec.lastChange()).toEqual([
        'ChangeMembership',
        { membershipId: 'm2', expectedVersion: 4, role: 'worker', jobTitle: 'Team leader' },
      ]);
      expect(spec.mutate.mock.calls[1]?.[1].input['mutationId']).not.toBe(first);
      expect(page.text()).not.toContain('Two versions are kept');
      await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('Ola Marsh'));
      spec.mutate.mockResolvedValueOnce({ changeMembership: changed('m2') });
      await page.press('Save');
      expect(spec.lastChange()?.[1]).toMatchObject({ expectedVersion: 5 });
    });

    it('lets the other words stand, and sends nothing', async () => {
      const page = await bySomeoneElse();
      await page.press('Use what stands there');
      expect(await (await page.field('What is the job called?')).value()).toBe('Outreach lead');
      expect(spec.mutate).toHaveBeenCalledTimes(1);
      expect(page.text()).not.toContain('Two versions are kept');
    });

    it('asks again where someone changed it once more', async () => {
      const page = await bySomeoneElse();
      const third = anOrganisation({ members: [aMember('m2', 'Ola Marsh', { version: 6, jobTitle: 'Adviser', role: 'peer' })] });
      spec.mutate.mockResolvedValueOnce({ changeMembership: meanwhile('m2', anAdministration({ organisations: [third] })) });
      await page.press('Use what I wrote');
      await vi.waitFor(async () => expect(await page.problem()).toContain('Adviser'));
      expect(await page.problem()).toContain('Peer');
    });

    it('asks nothing of whoever is no administrator any more', async () => {
      spec.mutate.mockResolvedValueOnce({ changeMembership: meanwhile('m2', null) });
      const page = await open();
      await page.press('Save');
      await vi.waitFor(async () => expect(await page.problem()).toContain('You cannot change this.'));
    });
  });

  it.each([
    ['one’s own', 'Team leader', 2],
    ['the one before, where someone else changed that again', 'Adviser', 1],
  ])('keeps what is typed while it is sent, and the version under it is %s', async (_whose, stands, expectedVersion) => {
    let answer: (value: unknown) => void = () => undefined;
    spec.mutate.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const page = await open();
    const job = await page.field('What is the job called?');
    await job.type('Team  leader ');
    await page.press('Save');
    await job.type('Team leader, nights');
    const mine = anOrganisation({ members: [aMember('m2', 'Ola Marsh', { version: 2, jobTitle: stands })] });
    answer({ changeMembership: changed('m2', anAdministration({ organisations: [mine] })) });
    await vi.waitFor(() => expect(page.text()).toContain('Saved.'));
    expect(await job.value()).toBe('Team leader, nights');
    spec.mutate.mockResolvedValueOnce({ changeMembership: changed('m2') });
    await page.press('Save');
    expect(spec.lastChange()?.[1]).toMatchObject({ jobTitle: 'Team leader, nights', expectedVersion });
  });

  it('leads away whoever gave up the role themselves', async () => {
    spec.mutate.mockResolvedValue({ changeMembership: changed('m1', null) });
    const page = await open('m1');
    await page.press('Save');
    await vi.waitFor(() => expect(spec.assigned).toEqual(['/more']));
  });

  it('has a new link when the way in is lost, shown this one time', async () => {
    spec.mutate.mockResolvedValue({ inviteAgain: changed('i9') });
    const page = await open();
    await page.press('Make a new link for Ola Marsh');
    await vi.waitFor(() => expect(page.text()).toMatch(/\/join#[\w-]{43}/));
    const [name, content] = spec.lastChange() ?? [];
    expect([name, content?.['membershipId']]).toEqual(['InviteAgain', 'm2']);
    expect(content?.['tokenHash']).toMatch(/^[\w-]{43}$/);
  });

  it('may be seen as, where they work for the administrator’s own organisation alone', async () => {
    expect((await open()).links()).toContain('/more/see-as/m2');
    const elsewhere = anAdministration({ organisations: [anOrganisation({ id: 'o7' })] });
    expect((await open('m2', elsewhere)).links()).not.toContain('/more/see-as/m2');
  });

  it('looks after one’s own passkeys elsewhere', async () => {
    const { text, links } = await open('m1');
    expect(text()).not.toContain('Lost the way in?');
    expect(links()).toContain('/more/passkeys');
  });

  it('has left only after one has read what happens then and said it once more', async () => {
    spec.mutate.mockResolvedValue({ endMembership: changed('m2') });
    const page = await open();
    await page.press('Ola Marsh has left');
    expect(spec.mutate).not.toHaveBeenCalled();
    expect(document.activeElement?.textContent).toContain('This is what happens when you say that Ola Marsh has left:');
    expect(page.text()).toContain('Ola Marsh is signed out at once, and sees nothing for Ashby Advice any more.');
    expect(page.text()).toContain('go to colleagues at Ashby Advice who are alongside the same people');
    await page.press('No, go back');
    expect(document.activeElement?.textContent).toContain('Has Ola Marsh left Ashby Advice?');
    await page.press('Ola Marsh has left');
    await page.press('Yes, Ola Marsh has left');
    await vi.waitFor(async () => expect(await page.heading()).toBe('Ola Marsh has left Ashby Advice'));
    expect(spec.lastChange()).toEqual(['EndMembership', { membershipId: 'm2' }]);
    await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('Ola Marsh has left Ashby Advice'));
  });

  it('is still here where that could not be sent, and it says so', async () => {
    spec.mutate.mockRejectedValue(new GraphError('INTERNAL'));
    const page = await open();
    await page.press('Ola Marsh has left');
    await page.press('Yes, Ola Marsh has left');
    expect(await page.problem()).toContain('Something went wrong at our end.');
    expect(await page.heading()).toBe('Ola Marsh');
  });

  it('is signed out who leaves', async () => {
    spec.mutate.mockResolvedValue({ endMembership: changed('m1', null) });
    const page = await open('m1');
    await page.press('I am leaving');
    await page.press('Yes, I am leaving');
    await vi.waitFor(() => expect(spec.assigned).toEqual(['/sign-in']));
  });

  it('is not there for whoever may not manage them', async () => {
    expect(await (await open('m9')).heading()).toBe('There is nothing here');
    const page = await open('m2', anAdministration({ organisations: [anOrganisation({ members: [] })] }));
    expect(await page.heading()).toBe('There is nothing here');
  });
});

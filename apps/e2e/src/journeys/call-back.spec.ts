import type { Page } from '@playwright/test';
import { CallBackPage } from '../pages/call-back.ts';
import { answersTo } from '../support/answers.ts';
import { ask, idOf } from '../support/database.ts';
import { expect, said, settled, test } from '../support/journey.ts';

test('a call back about Kelly stands on Priya’s Today; the asker never learns whether she is known', async ({ at }) => {
  const kelly = await idOf('Kelly Marsden');
  await ask("update call_backs set done_at = now() where done_at is null and names @> array['kelly', 'marsden']");
  const alex = await at('alex');
  const known = await askedFor(alex.page, 'Kelly Marsden 07700 900142');
  const unknown = await askedFor(alex.page, 'Kelvin Marshall 07700 900999');
  expect(known.said).toMatch(/If someone is alongside, they will ring you on 01632 ?960103\./);
  expect(known).toEqual(unknown);

  // Kelly’s ex asks with everything he knows
  const darren = await at('darren');
  const his = await askedFor(darren.page, 'Kelly Marsden 07700 900142');
  expect(his.said.replace('960109', '960103')).toBe(known.said);
  expect(his.received).toEqual(known.received);

  const { page } = await at('priya');
  const asking = page.getByRole('region', { name: 'They ask you to ring' });
  const row = asking.getByRole('listitem').filter({ hasText: 'Alex Moore, Police' });
  await expect(row).toContainText('About Kelly Marsden.');
  await expect(row.getByRole('link', { name: /Ring/ })).toHaveAttribute('href', 'tel:01632960103');
  await expect(page.locator('main')).not.toContainText('Darren');
  for (const subject of ['sam', 'nadia', 'imran'] as const) {
    const colleague = await at(subject);
    await expect(colleague.page.locator('main')).not.toContainText(/Darren|Alex/);
    await colleague.context.close();
  }

  await row.getByRole('button', { name: /I have rung/ }).click();
  const rung = page.getByText('You have rung Alex Moore about Kelly. It has left your list.');
  await expect(rung).toBeFocused();
  await page.reload();
  await settled(page);
  await expect(page.locator('main')).not.toContainText('Alex Moore');
  expect(
    await ask(
      'select 1 from access_events where person_id = $1 and worker_id = (select worker_id from workers where name = $2) and result = $3',
      [kelly, 'Darren Holt', 'shown'],
    ),
  ).toEqual([]);
});

/** What the asker is shown and sent, with the ids of the asking itself left out. */
async function askedFor(page: Page, typed: string): Promise<{ said: string; title: string; received: string[] }> {
  const all = await answersTo(page, () => new CallBackPage(page).ask(typed));
  const received = all.filter((body) => body.includes('askForCallBack')).map((body) => body.replaceAll(/[0-9a-f-]{36}/g, 'id'));
  return { said: await said(page), title: await page.title(), received };
}

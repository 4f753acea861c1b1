import { FindPage } from '../pages/find.ts';
import { RecordPage } from '../pages/record.ts';
import { SignInPage } from '../pages/sign-in.ts';
import { StoryPage } from '../pages/story.ts';
import { answersTo } from '../support/answers.ts';
import { entriesWith, idOf, looksOf } from '../support/database.ts';
import { expect, freshWords, oneLine, said, settled, test } from '../support/journey.ts';
import { readableBy } from '../support/millbrook.ts';
import { countTaps } from '../support/taps.ts';

for (const [device, width, height] of [
  ['phone', 390, 844],
  ['computer', 1280, 900],
] as const) {
  test(`on a ${device}: Priya signs in, finds Kelly, records a conversation in four taps, and Sam reads it`, async ({ browserOf, at }) => {
    const since = new Date(Date.now() - 1000);
    const kelly = await idOf('Kelly Marsden');
    const { page } = await browserOf({ viewport: { width, height } });

    await page.goto('/');
    await expect(page).toHaveTitle('Sign in – Alongside');
    await new SignInPage(page).as('Priya Nair');
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();

    await page.getByRole('link', { name: 'People', exact: true }).filter({ visible: true }).click();
    const find = new FindPage(page);
    await find.ask('kelley marsdn');
    await find.person('Kelly Marsden').click();
    await expect(page).toHaveURL(`/people/${kelly}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Kelly Marsden' })).toBeVisible();

    await page.getByRole('link', { name: 'Today', exact: true }).filter({ visible: true }).click();
    await settled(page);
    const taps = await countTaps(page);
    const words = freshWords('Kelly, you read the letter from the council out loud, and you laughed at the end.');
    const record = new RecordPage(page);
    await page.getByRole('link', { name: 'Record a conversation with Kelly' }).click();
    await record.write(words);
    const entryId = await record.save();
    expect(await entriesWith(words), 'nothing is asked before Save, and nothing leaves before Done').toEqual([]);
    await record.about('Home, money, work');
    await expect(page.getByRole('radio', { name: 'People Kelly agreed to' })).toBeChecked();
    await expect(page.getByText('Sam Okafor, Millbrook Housing')).toBeVisible();
    await record.done();
    expect(await taps()).toBe(4);

    await expect.poll(() => entriesWith(words)).toEqual([{ id: entryId, categories: ['life'], shown: 'now' }]);
    const story = new StoryPage(page);
    await story.open(kelly);
    await expect(story.entry(words)).toContainText('Priya Nair, St Aidan’s');

    const sam = await at('sam');
    const { may, mayNot } = readableBy('sam', 'Kelly Marsden');
    const herStory = await answersTo(sam.page, async () => {
      const samsStory = new StoryPage(sam.page);
      await samsStory.open(kelly);
      await expect(samsStory.entry(words)).toHaveCount(1);
    });
    const read = await said(sam.page);
    expect(may.filter((each) => !read.includes(oneLine(each)))).toEqual([]);
    const herPage = await answersTo(sam.page, async () => {
      await sam.page.goto(`/people/${kelly}`);
      await settled(sam.page);
    });
    const received = oneLine([...herStory, ...herPage].join(' ').replaceAll('\\n', ' '));
    expect(received, 'what Sam may read did come').toContain(words);
    expect(mayNot.filter((each) => received.includes(oneLine(each)))).toEqual([]);
    // Nadia’s organisation is protected: Sam is not told that it is there
    expect(received).not.toMatch(/Nadia|Safe Haven/);

    const priyaLooked = await looksOf('Priya Nair', kelly, since);
    expect(priyaLooked.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['listed', 'opened']));
    const samLooked = await looksOf('Sam Okafor', kelly, since);
    expect(samLooked.flatMap(({ entryIds }) => entryIds)).toContain(entryId);
    expect(new Set(samLooked.map(({ result }) => result))).toEqual(new Set(['shown']));
  });
}

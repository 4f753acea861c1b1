import { expect, it } from 'vitest';
import { testDatabase } from '@alongside/platform/testing';
import { FIND, PEOPLE_TO_KEEP, PERSON, POSSIBLE_MATCHES, WHAT_MATTERED_BEFORE } from './people.queries.ts';
import { aPerson, tenThousandStrangers, aTown, rowsTouched } from './testing/index.ts';

const database = testDatabase();

it('costs no more where the place has ten thousand others', async () => {
  const town = await aTown(database);
  const priya = await town.worker('Priya Nair');
  const id = await aPerson().called('Kelly Marsden').bornOn('1992-02-14').withAlongside(priya).ledBy(priya).at(database, town.place);
  await aPerson().called('Walter Ellery').withAlongside(priya).at(database, town.place);
  const reads = [
    { ...FIND, values: [['kelly|kel', 'marsden'], '1992-02-14', null, null, 20] },
    { ...POSSIBLE_MATCHES, values: [['kelly', 'marsden'], '1992-02-14', null, null] },
    { ...PEOPLE_TO_KEEP, values: [] },
    ...[PERSON, WHAT_MATTERED_BEFORE].map((statement) => ({ ...statement, values: [id] })),
  ];
  const cost = async () => {
    const rows = [];
    for (const { text, values } of reads) rows.push(await rowsTouched(database, priya, text, values));
    return rows;
  };
  const before = await cost();
  await tenThousandStrangers(database, town.place.placeId);
  for (const [at, rows] of (await cost()).entries()) expect(rows, reads[at]?.name).toBeLessThan((before[at] ?? 0) + 1_000);
});

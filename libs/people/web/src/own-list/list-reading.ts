import type { BadRow, Choices, DateOrder, ListedRow, Meaning, NoList, OpenList, Survey } from '@alongside/people/model/own-list';

/** The reader of lists, which comes only when a file is chosen: it is larger than this page. */
export type ListModel = typeof import('@alongside/people/model/own-list');

/** A list as it would be loaded, after a look at every row. */
export interface ListLook {
  readonly list: OpenList;
  readonly survey: Survey;
  /** Why it cannot be loaded as it is understood. */
  readonly missing: string | undefined;
  readonly good: number;
  readonly bad: readonly BadRow[];
  /** The first good rows. */
  readonly first: readonly ListedRow[];
}

/** What whoever loads has said about the letters, the columns and the dates. */
export interface Told {
  readonly columns: Readonly<Record<string, Meaning | 'ignore'>>;
  readonly dates: DateOrder | undefined;
  /** Empty: as the file itself lets one tell. */
  readonly encoding: Encoding | '';
}

/** How the letters of a file may be written, as TextDecoder names it. */
export const encodings = [
  'utf-8',
  'windows-1252',
  'utf-16le',
  'macintosh',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1256',
] as const;
export type Encoding = (typeof encodings)[number];

/** Rows that are shown before loading. */
const shown = 5;

/** Opens a file, with its letters as they were said to be, or says why it is no list. */
export const openFile = async (model: ListModel, file: File, encoding: Told['encoding'] = ''): Promise<OpenList | NoList> =>
  model.openList(new Uint8Array(await file.arrayBuffer()), { encoding: encoding || undefined });

export const isNoList = (opened: OpenList | NoList): opened is NoList => 'problem' in opened;

/** Reads every row once and loads nothing. The page stays alive meanwhile: `tell` hears how far it is, 0 to 1. */
export async function lookAt(model: ListModel, list: OpenList, told: Told, tell: (share: number) => void): Promise<ListLook> {
  const choices: Choices = { columns: told.columns, dates: told.dates };
  const survey = model.surveyList(list, choices);
  const missing = model.missingFrom(survey);
  const first: ListedRow[] = [];
  const bad: BadRow[] = [];
  let good = 0;
  if (!missing)
    for (const batch of model.readBatches(list, survey)) {
      good += batch.rows.length;
      bad.push(...batch.bad);
      first.push(...batch.rows.slice(0, shown - first.length));
      tell(batch.share);
      await aBreath();
    }
  return { list, survey, missing, good, bad, first };
}

/** Lets the browser draw and answer. */
const aBreath = (): Promise<void> => new Promise((done) => setTimeout(done));

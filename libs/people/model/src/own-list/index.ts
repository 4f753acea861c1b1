export { badRowsHeader, badRowsLine, headerOf } from './bad-rows.ts';
export { checkRow, type CellsOf, type ListedRow, type ProblemCode, referenceKey, type RowProblem } from './check-row.ts';
export { type Column, type Meaning, meaningOf, MEANINGS, NOTE_HEADERS, type Told } from './columns.ts';
export type { DateOrder, DatesRead } from './dates.ts';
export { fieldsOf, fitsList, type ListField } from './fits-list.ts';
export { MOST_COLUMNS, type NoList, openList, type Opening, type OpenList } from './open-list.ts';
export { type BadRow, type Batch, type BatchSize, ONE_MUTATION, readBatches } from './read-batches.ts';
export { type Choices, missingFrom, type Survey, surveyList } from './survey-list.ts';

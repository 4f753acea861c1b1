import type { Page } from './answers.ts';

interface Nodes<T> {
  readonly nodes: readonly T[];
}

interface Beside {
  readonly workerId: string;
  readonly workerName: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly jobTitle: string;
  readonly since: string;
  readonly isMe: boolean;
}

interface StoryRow {
  readonly entryId: string;
  readonly personId: string;
  readonly kind: string;
  readonly occurredAt: string;
  readonly happenedWhere: string | null;
  readonly authorId: string;
  readonly authorName: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly words: string;
  readonly categories: readonly string[];
  readonly mine: boolean;
  readonly version: number;
  readonly amendedAt: string | null;
  readonly source: string | null;
}

/** What page.graphql asks for. */
interface Card {
  readonly personId: string;
  readonly name: string;
  readonly preferredName: string;
  readonly standing: string;
  readonly birthDate: string | null;
  readonly contactWishByPersonId: { how: string; whenTo: string | null; number: string | null; never: string | null } | null;
  readonly communicationWishByPersonId: { need: string; detail: string | null } | null;
  readonly whatMattersSaidsByPersonId: Nodes<{
    whatMattersId: string;
    words: string;
    saidAt: string;
    writtenBy: string;
    writerName: string;
  }>;
  readonly leadsByPersonId: Nodes<Beside>;
  readonly besidesByPersonId: Nodes<Beside>;
  readonly storiesByPersonId: Nodes<StoryRow> & { readonly pageInfo: { readonly hasNextPage: boolean } };
}

const moment = (text: string): string => new Date(text).toISOString();

/** The page in an answer of PostGraphile, which gives the views' columns, in the API's shape. */
export function readPostGraphile(answer: string): Page {
  const { data } = JSON.parse(answer) as { data?: { personCardByPersonId?: Card } };
  const card = data?.personCardByPersonId;
  if (!card) throw new Error(`There is no person in ${answer.slice(0, 300)}`);
  const contact = card.contactWishByPersonId;
  const [matters] = card.whatMattersSaidsByPersonId.nodes;
  const [lead] = card.leadsByPersonId.nodes;
  return {
    ...{ id: card.personId, name: card.name, preferredName: card.preferredName, standing: card.standing, age: ageOf(card.birthDate) },
    safeContact: contact && { how: contact.how, when: contact.whenTo, number: contact.number, never: contact.never },
    communicationNeed: card.communicationWishByPersonId,
    whatMatters: matters
      ? {
          ...{ id: matters.whatMattersId, words: matters.words, saidAt: moment(matters.saidAt) },
          writtenBy: { id: matters.writtenBy, name: matters.writerName },
        }
      : null,
    lead: lead ? toInvolvement(lead) : null,
    alongside: card.besidesByPersonId.nodes.map(toInvolvement),
    story: { nodes: card.storiesByPersonId.nodes.map(toEntry), pageInfo: card.storiesByPersonId.pageInfo },
  };
}

const toInvolvement = (row: Beside) => ({
  worker: { id: row.workerId, name: row.workerName },
  organisation: { id: row.organisationId, name: row.organisationName },
  ...{ jobTitle: row.jobTitle, since: moment(row.since), isMe: row.isMe },
});

const toEntry = (row: StoryRow) => ({
  ...{ id: row.entryId, personId: row.personId, kind: row.kind, occurredAt: moment(row.occurredAt), where: row.happenedWhere },
  author: { id: row.authorId, name: row.authorName },
  organisation: { id: row.organisationId, name: row.organisationName },
  ...{ words: row.words, categories: row.categories, unsorted: row.categories.length === 0, mine: row.mine, version: row.version },
  ...{ amendedAt: row.amendedAt && moment(row.amendedAt), source: row.source },
});

/** Whole years today, where it is today in London. */
function ageOf(birthDate: string | null): number | null {
  if (!birthDate) return null;
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
  return Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0);
}

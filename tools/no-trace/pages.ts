import type { Manifest } from './load-api.ts';
import type { Aim } from './aim.ts';

/** One request, as it is sent. */
export interface Asking {
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** More than any world has: a cursor that leads to itself must not be followed for ever. */
const MOST_PAGES = 60;

const look = (name: string, field: string): string =>
  `query ${name}($id: ID!, $first: PageSize!, $after: String) { ${field}(id: $id, first: $first, after: $after) { entries { nodes { id occurredAt words } pageInfo { hasNextPage endCursor } } } }`;
const list = (name: string, field: string, nodes: string): string =>
  `query ${name}($first: PageSize!, $after: String) { ${field}(first: $first, after: $after) { nodes { ${nodes} } pageInfo { hasNextPage endCursor } } }`;

/** So few that a world's lists have several pages: the apps ask for fifty. */
const few = ({ random }: Aim) => ({ first: random.pick([1, 1, 2, 3]) });
const ofOverride = (aim: Aim) => ({ id: aim.overrideId, ...few(aim) });

/** Every list of the schema that comes in pages, asked for in small ones. They are no operations of the apps: these ask for the same, fifty at once. */
export const PAGES: Readonly<Record<string, { readonly document: string; readonly ask: (aim: Aim) => Record<string, unknown> }>> = {
  StoryPages: {
    document:
      'query StoryPages($personId: ID!, $first: PageSize!, $after: String) { person(id: $personId) { id story(first: $first, after: $after) { nodes { id occurredAt words } pageInfo { hasNextPage endCursor } } } }',
    ask: (aim) => ({ personId: aim.personId, ...few(aim) }),
  },
  ProposalPages: { document: list('ProposalPages', 'myProposals', 'id name age'), ask: few },
  GuardianQueuePages: { document: list('GuardianQueuePages', 'guardianQueue', 'id kind dueOn'), ask: few },
  GuardianAlertPages: { document: list('GuardianAlertPages', 'guardianAlerts', 'id kind at'), ask: few },
  EmergencyPages: { document: look('EmergencyPages', 'emergencyLook'), ask: ofOverride },
  SafeguardingPages: { document: look('SafeguardingPages', 'safeguardingLook'), ask: ofOverride },
  DisclosurePages: { document: look('DisclosurePages', 'disclosureLook'), ask: ofOverride },
};

/** Their documents, as the list of what may be asked has them. */
export const pageDocuments = (): Manifest =>
  Object.fromEntries(Object.entries(PAGES).map(([name, { document }]) => [`pages: ${name}`, { name, document }]));

/** What is asked behind an answer: from its own cursor on, until there is none. `took`: so many were asked already. */
export function nextPage(
  { operation, variables }: Asking,
  body: string,
  documents: ReadonlyMap<string, string>,
  took: number,
): Asking | undefined {
  const after = /"endCursor":"([^"]+)"/.exec(body)?.[1];
  if (after === undefined || took >= MOST_PAGES) return undefined;
  // the story of a page goes on with an operation of its own
  if (operation === 'Story') return { operation: 'EarlierStory', variables: { ...variables, after } };
  return /\$after: String/.test(documents.get(operation) ?? '') ? { operation, variables: { ...variables, after } } : undefined;
}

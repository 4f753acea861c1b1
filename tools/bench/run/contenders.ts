import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../../start/settings.ts';
import type { PageRequest } from '../contenders/page.ts';
import type { Change } from '../open-dataset.ts';
import { readApi, type Page } from './answers.ts';
import type { Asked } from './load.ts';
import type { Pair } from './pairs.ts';
import { readPostGraphile } from './postgraphile-page.ts';

/** One side of a comparison: a process, how it is asked, and how its answer is read. */
export interface Contender {
  readonly name: 'alongside' | 'raw' | 'raw+log' | 'PostGraphile 5' | 'raw write' | 'unsealed' | 'door' | 'unsealed door' | 'simple rule';
  readonly script: string;
  /** Which login it has: the application's own, or the one that row-level security lets through. */
  readonly login: 'app' | 'admin';
  /** It has the copy of the database in which this is changed. */
  readonly copy?: Change;
  ask(pair: Pair): Asked;
  /** The page in its answer; recordings are looked up in the database instead. */
  readonly read?: (answer: string) => Page;
}

interface Operation {
  readonly id: string;
  readonly document: string;
}

/** The operations that the web apps send, as the build has listed them. */
function operation(name: string): Operation {
  const listed = JSON.parse(readFileSync(join(ROOT, 'apps/api/src/operations.json'), 'utf8')) as Record<
    string,
    { name: string; document: string }
  >;
  const [found] = Object.entries(listed).filter(([, each]) => each.name === name);
  if (!found) throw new Error(`The apps send no operation called ${name} any more.`);
  return { id: found[0], document: found[1].document };
}

const person = operation('Person');
const record = operation('RecordConversation');

/** The entries of one page: as many as the operation lets one ask for. */
export const FIRST = person.document.includes('$first') ? 50 : 10;

const own = (name: string) => join(import.meta.dirname, '../contenders', name);

const toApi = (pair: Pair, body: object): Asked => ({
  path: '/graphql',
  headers: { cookie: `__Host-worker=${pair.token}`, 'x-alongside': '1' },
  body: JSON.stringify(body),
});

const toRaw = ({ token: _, ...pair }: Pair, more: object = {}): Asked => {
  const asked: PageRequest = { ...pair, first: FIRST };
  return { path: '/', headers: {}, body: JSON.stringify({ ...asked, ...more }) };
};

const PAGE_IN_POSTGRAPHILE = readFileSync(own('page.graphql'), 'utf8').replaceAll(/^#.*$/gm, '').replaceAll(/\s+/g, ' ').trim();

/** Those who open a person's page. The first is ours, the second what the others are measured by. */
export const pageContenders = (api: string): Contender[] => [
  {
    ...{ name: 'alongside', script: api, login: 'app', read: readApi },
    ask: (pair) =>
      toApi(pair, { documentId: person.id, variables: { personId: pair.personId, ...(FIRST === 50 ? { first: FIRST } : {}) } }),
  },
  { name: 'raw', script: own('raw.ts'), login: 'admin', read: readApi, ask: (pair) => toRaw(pair) },
  { name: 'raw+log', script: own('raw-log.ts'), login: 'admin', read: readApi, ask: (pair) => toRaw(pair) },
  {
    ...{ name: 'PostGraphile 5', script: own('postgraphile.ts'), login: 'app', read: readPostGraphile },
    ask: ({ personId, workerId, organisationId, placeId, role, sessionId }) => ({
      path: '/graphql',
      headers: {
        ...{ 'x-worker': workerId, 'x-organisation': organisationId, 'x-place': placeId, 'x-role': role, 'x-session': sessionId },
      },
      body: JSON.stringify({ query: PAGE_IN_POSTGRAPHILE, variables: { personId, first: FIRST } }),
    }),
  },
];

/** Our page with and without what makes the log tamper-evident. */
export function sealedPageContenders(api: string): Contender[] {
  const [ours, ..._others] = pageContenders(api);
  return ours ? [ours, { ...ours, name: 'unsealed', copy: 'unsealed' }] : [];
}

/** Our page under the full decision, under the simple rule before it, and with no rule but the door’s envelope. */
export function decidedPageContenders(api: string): Contender[] {
  const [ours, ...others] = pageContenders(api);
  const envelope = others.filter(({ name }) => name === 'raw+log');
  return ours ? [ours, { ...ours, name: 'simple rule', copy: 'simple' }, ...envelope] : [];
}

/** The door alone, a look a request, with and without the same; the API beside it is not asked, and seals. */
export function doorContenders(api: string): Contender[] {
  const script = join(dirname(api), 'door-bench.js');
  const ask = ({ token, personId }: Pair): Asked => ({ path: '/', headers: {}, body: JSON.stringify({ token, personId }) });
  return [
    { name: 'door', script, login: 'app', ask },
    { name: 'unsealed door', script, login: 'app', ask, copy: 'unsealed' },
  ];
}

const RECORDED = {
  words: 'We sat in the kitchen and talked about the week. The rent letter is answered, and the rail on the stairs has a date.',
  conversationId: '{{new id}}',
  entryId: '{{new id}}',
};

/** Those who record a conversation. */
export const recordContenders = (api: string): Contender[] => [
  {
    ...{ name: 'alongside', script: api, login: 'app' },
    ask: (pair) => {
      const sorting = { categories: ['life'], inConfidence: false, shownToPerson: 'now' };
      const input = { ...RECORDED, mutationId: '{{new id}}', personId: pair.personId, occurredAt: new Date().toISOString(), sorting };
      return toApi(pair, { documentId: record.id, variables: { input } });
    },
  },
  {
    ...{ name: 'raw write', script: own('raw-write.ts'), login: 'admin' },
    ask: (pair) => toRaw(pair, { ...RECORDED, occurredAt: new Date().toISOString(), categories: ['life'] }),
  },
];

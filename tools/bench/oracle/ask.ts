import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { ROOT } from '../../start/settings.ts';
import type { Subject, Whom } from './subjects.ts';

/** What is asked about somebody. */
export const KINDS = ['person page', 'entry page', 'find', 'mutation'] as const;
export type Kind = (typeof KINDS)[number];

const OPERATIONS: Record<Kind, string> = { 'person page': 'Person', 'entry page': 'EntryPage', find: 'FindPeople', mutation: 'AmendEntry' };

/** Milliseconds of each answer, by what was asked, about the hidden and about the invented. */
export type Times = Record<Kind, { hidden: number[]; invented: number[] }>;

const idOf = (() => {
  const listed = Object.entries(
    JSON.parse(readFileSync(join(ROOT, 'apps/api/src/operations.json'), 'utf8')) as Record<string, { name: string }>,
  );
  return (kind: Kind): string => {
    const found = listed.find(([, { name }]) => name === OPERATIONS[kind]);
    if (!found) throw new Error(`The apps send no operation called ${OPERATIONS[kind]} any more.`);
    return found[0];
  };
})();

function variablesOf(kind: Kind, { personId, entryId, typed }: Whom): Record<string, unknown> {
  if (kind === 'person page') return { personId };
  if (kind === 'entry page') return { personId, id: entryId };
  if (kind === 'find') return { text: typed };
  return { input: { mutationId: uuidv7(), id: uuidv7(), personId, entryId, expectedVersion: 1, words: 'Other words.', because: null } };
}

/** Asks about the one and the other, by turns over one connection, each first as often as chance has it. Throws where their answers differ. */
export async function askByTurns(port: number, subjects: readonly Subject[], random: () => number): Promise<Times> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times = Object.fromEntries(KINDS.map((kind) => [kind, { hidden: [], invented: [] }])) as unknown as Times;
  try {
    for (const [at, subject] of subjects.entries()) {
      const kind = KINDS[at % KINDS.length] ?? 'person page';
      const order = random() < 0.5 ? (['hidden', 'invented'] as const) : (['invented', 'hidden'] as const);
      const said = new Map<string, string>();
      for (const whom of order) {
        const { took, told } = await ask(agent, port, subject.token, {
          documentId: idOf(kind),
          variables: variablesOf(kind, subject[whom]),
        });
        times[kind][whom].push(took);
        said.set(whom, told);
      }
      if (said.get('hidden') !== said.get('invented') || said.get('hidden')?.includes('INTERNAL'))
        throw new Error(`${kind}: about somebody hidden the answer was ${said.get('hidden')}, about nobody ${said.get('invented')}`);
    }
  } finally {
    agent.destroy();
  }
  return times;
}

function ask(agent: Agent, port: number, token: string, asked: object): Promise<{ took: number; told: string }> {
  const body = JSON.stringify(asked);
  const headers = {
    ...{ 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    ...{ cookie: `__Host-worker=${token}`, 'x-alongside': '1' },
  };
  return new Promise((done, failed) => {
    const from = performance.now();
    const sent = request({ agent, port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => done({ took: performance.now() - from, told: `${response.statusCode} ${text}` }));
    });
    sent.on('error', failed);
    sent.end(body);
  });
}

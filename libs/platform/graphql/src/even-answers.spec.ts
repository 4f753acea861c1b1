import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { answerEvenly, showsNothing, waitFor } from './even-answers.ts';

const NOT_FOUND = '{"data":{"person":null},"errors":[{"message":"There is nothing here.","extensions":{"code":"NOT_FOUND"}}]}';

const SHOWN = '{"data":{"findPeople":[{"id":"1"}]}}';

describe('an answer that shows nothing', () => {
  it.each([
    ['nobody is there, or is hidden', NOT_FOUND],
    ['a mutation about nobody', '{"errors":[{"message":"","path":["recordConversation"],"extensions":{"code":"NOT_FOUND"}}],"data":null}'],
    ['nobody was found', '{"data":{"findPeople":[]}}'],
    ['nobody stands on a list', '{"data":{"myProposals":{"nodes":[],"pageInfo":{"hasNextPage":false}}}}'],
    ['neither of two is there', '{"data":{"person":null,"cautionNotes":[]}}'],
  ])('is one where %s', (_what, body) => {
    expect(showsNothing(body)).toBe(true);
  });

  it.each([
    ['somebody', SHOWN],
    ['a page', '{"data":{"person":{"id":"1","story":{"nodes":[]}}}}'],
    ['a list', '{"data":{"myProposals":{"nodes":[{"id":"1"}],"pageInfo":{"hasNextPage":false}}}}'],
    ['what was kept', '{"data":{"recordConversation":{"__typename":"ConversationRecorded"}}}'],
    ['a long answer that quotes such words', `{"data":{"entry":{"words":"${'x'.repeat(3_000)} \\"code\\":\\"NOT_FOUND\\""}}}`],
  ])('is not one that shows %s', (_what, body) => {
    expect(showsNothing(body)).toBe(false);
  });
});

it('waits for the next even time, however long it took', () => {
  expect(waitFor(1.5, 25)).toBe(23.5);
  expect(waitFor(24.9, 25)).toBeCloseTo(0.1);
  expect(waitFor(25, 25)).toBe(0);
  expect(waitFor(60, 25)).toBe(15);
});

describe('a server', () => {
  let server: FastifyInstance;
  afterEach(() => server.close());

  /** When each answer left, in milliseconds after it was asked for: of one that takes no time, and of one that takes eight. */
  async function times(step: number): Promise<number[]> {
    server = Fastify();
    answerEvenly(server, { isAsked: ({ url }) => url.startsWith('/graphql'), isAlways: ({ url }) => url.endsWith('words'), step });
    server.post('/graphql', async ({ query }) => {
      await new Promise((resolve) => setTimeout(resolve, (query as { slow?: string }).slow ? 8 : 0));
      return NOT_FOUND;
    });
    server.post('/other', () => NOT_FOUND);
    server.post('/graphql/shown', () => SHOWN);
    server.post('/graphql/words', () => SHOWN);
    const took = async (url: string, body = NOT_FOUND): Promise<number> => {
      const since = performance.now();
      expect((await server.inject({ method: 'POST', url })).body).toBe(body);
      return performance.now() - since;
    };
    await took('/graphql');
    return [
      await took('/graphql'),
      await took('/graphql?slow=1'),
      await took('/other'),
      await took('/graphql/shown', SHOWN),
      await took('/graphql/words', SHOWN),
    ];
  }

  it('lets a quick and a slow answer about nobody leave no earlier than the same even time, and holds back no other', async () => {
    // a second is long enough for any machine to be at rest before it is over
    const [quick, slow, other, shown, words] = await times(1_000);
    expect(quick).toBeGreaterThanOrEqual(1_000);
    expect(slow).toBeGreaterThanOrEqual(1_000);
    expect(words, 'an answer that is always held back, whatever it shows').toBeGreaterThanOrEqual(1_000);
    expect(other).toBeLessThan(1_000);
    expect(shown).toBeLessThan(1_000);
  });

  it('holds nothing back where the step is 0', async () => {
    const [quick] = await times(0);
    expect(quick).toBeLessThan(1_000);
  });
});

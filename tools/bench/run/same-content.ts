import { ClearError } from '../../clear-error.ts';
import { difference, missing, type Page } from './answers.ts';
import type { Asked } from './load.ts';
import type { Running } from './measure.ts';
import type { Pair } from './pairs.ts';

/** Asks every contender for the same pages and compares what stands on them. Says what ours has and the yardsticks have not. */
export async function sameContent(running: readonly Running[], pairs: readonly Pair[]): Promise<string[]> {
  const extra = new Set<string>();
  for (const pair of pairs.slice(0, 50)) {
    const [ours, ...others] = await Promise.all(
      running.map(async (contender) => ({ name: contender.name, page: await pageOf(contender, pair) })),
    );
    for (const { name, page } of others) {
      const found = difference(ours?.page, page);
      if (found) throw new ClearError(`${name} gives another page than Alongside, so they cannot be compared: ${found}`);
    }
    for (const path of missing(ours?.page, others[0]?.page)) extra.add(path);
  }
  return extra.size ? [`The page also has ${[...extra].join(', ')}, which the yardsticks leave out.`] : [];
}

async function pageOf(contender: Running, pair: Pair): Promise<Page | undefined> {
  const answer = await once(contender, contender.ask(pair));
  try {
    return contender.read?.(answer);
  } catch (error) {
    throw new ClearError(`${contender.name} gives no page: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function once({ name, port }: Running, { path, headers, body }: Asked): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  const text = await answer.text();
  if (!answer.ok) throw new ClearError(`${name} answers ${answer.status}: ${text.slice(0, 300)}`);
  return text;
}

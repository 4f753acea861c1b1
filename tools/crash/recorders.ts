import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { ROOT } from '../start/settings.ts';
import type { Writer } from './small-place.ts';

/** One recording that the product has acknowledged. */
export interface Acknowledged {
  entryId: string;
  mutationId: string;
  personId: string;
  words: string;
}

/** What a try came to: kept, worth another try, or refused for good. */
type Answer = 'kept' | 'again' | 'refused';

/** Workers who record without a pause, each in a session of their own, and send again what was not acknowledged, as the outbox on a device does. */
export class Recorders {
  readonly acknowledged: Acknowledged[] = [];
  readonly sent = new Set<string>();
  /** Entries that stood on a person's page: none may have been shown without a line in the access log. */
  readonly shown = new Set<string>();
  retried = 0;
  repeated = 0;
  readonly refused: string[] = [];
  private going = true;
  private readonly origin: string;
  private readonly random: () => number;
  private readonly recording: string;
  private readonly opening: string;
  private readonly loops: Promise<void>[];

  constructor(origin: string, writers: readonly Writer[], random: () => number) {
    this.origin = origin;
    this.random = random;
    this.recording = documentIdOf('RecordConversation');
    this.opening = documentIdOf('Person');
    this.loops = writers.map((writer) => this.loop(writer));
  }

  /** Waits until so many more have been acknowledged. */
  async more(count: number): Promise<void> {
    for (const until = this.acknowledged.length + count; this.going && this.acknowledged.length < until;) await wait(5);
  }

  /** Begins nothing new, and waits until all that was begun has been acknowledged. */
  async finish(): Promise<void> {
    this.going = false;
    await Promise.all(this.loops);
  }

  private async loop(writer: Writer): Promise<void> {
    for (let n = 1; this.going; n++) {
      const words = `What was told, number ${n} of ${writer.workerId}`;
      const [mutationId, entryId] = [uuidv7(), uuidv7()];
      const input = {
        mutationId,
        entryId,
        conversationId: uuidv7(),
        personId: writer.personId,
        words,
        occurredAt: new Date().toISOString(),
      };
      this.sent.add(entryId);
      if (!(await this.untilKept(writer, input))) continue;
      this.acknowledged.push({ entryId, mutationId, personId: writer.personId, words });
      // an answer may be lost on its way although the words are kept: then the same is sent once more
      if (this.random() < 0.1) {
        this.repeated++;
        await this.untilKept(writer, input);
      }
      if (this.random() < 0.2) await this.open(writer);
      await wait(this.random() * 60);
    }
  }

  /** Opens the person's page once. Where a kill comes between, nothing was shown. */
  private async open({ cookie, personId }: Writer): Promise<void> {
    try {
      const response = await this.ask(cookie, this.opening, { personId });
      const body = (await response.json()) as { data?: { person?: { story: { nodes: { id: string }[] } } } };
      for (const { id } of body.data?.person?.story.nodes ?? []) this.shown.add(id);
    } catch {
      // the answer did not come
    }
  }

  private ask(cookie: string, documentId: string, variables: object): Promise<Response> {
    return fetch(`${this.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-alongside': '1', origin: this.origin, cookie },
      body: JSON.stringify({ documentId, variables }),
      signal: AbortSignal.timeout(8000),
    });
  }

  private async untilKept(writer: Writer, input: object): Promise<boolean> {
    for (;;) {
      const answer = await this.send(writer, input);
      if (answer !== 'again') return answer === 'kept';
      this.retried++;
      await wait(50 + this.random() * 200);
    }
  }

  private async send({ cookie }: Writer, input: object): Promise<Answer> {
    try {
      const response = await this.ask(cookie, this.recording, { input });
      if (response.status >= 500 || response.status === 429) return 'again';
      const body = (await response.json()) as {
        data?: { recordConversation?: { __typename?: string } };
        errors?: { extensions?: { code?: string } }[];
      };
      if (body.data?.recordConversation?.__typename === 'ConversationRecorded' && !body.errors) return 'kept';
      const code = body.errors?.[0]?.extensions?.code ?? body.data?.recordConversation?.__typename ?? String(response.status);
      if (code === 'INTERNAL') return 'again';
      this.refused.push(code);
      return 'refused';
    } catch {
      return 'again';
    }
  }
}

function documentIdOf(name: string): string {
  const operations = JSON.parse(readFileSync(join(ROOT, 'apps/api/src/operations.json'), 'utf8')) as Record<string, { name: string }>;
  const found = Object.entries(operations).find(([, operation]) => operation.name === name);
  if (!found) throw new Error(`There is no operation ${name}.`);
  return found[0];
}

import { computed, signal } from '@angular/core';
import { graphCode, type GraphErrorCode, newId } from '@alongside/client';
import type { Batch } from '@alongside/people/model/own-list';
import type { LoadListInput, LoadListMutation } from '../operations.generated.ts';
import type { ListLook, ListModel } from './list-reading.ts';

/** What was done so far. */
export interface Done {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

type Send = (input: LoadListInput) => Promise<LoadListMutation['loadList']>;

/**
 * Sends a list in batches, one after the other. What has arrived stays; a batch that got no answer is sent again under its own id.
 * Stopping loses nothing: the same list again goes on where it stopped, because rows that are there already change nothing.
 */
export class ListLoad {
  readonly state = signal<'loading' | 'stopped' | 'failed' | 'done'>('loading');
  readonly share = signal(0);
  readonly done = signal<Done>({ added: 0, changed: 0, same: 0 });
  readonly failure = signal<GraphErrorCode | null>(null);
  readonly rows = computed(() => this.done().added + this.done().changed + this.done().same);

  private readonly loadId = newId();
  private readonly batches: Iterator<Batch>;
  private pending: { readonly batch: Batch; readonly mutationId: string } | null = null;
  private stopping = false;

  constructor(
    model: ListModel,
    private readonly look: ListLook,
    private readonly fields: LoadListInput['fields'],
    private readonly source: string,
    private readonly send: Send,
  ) {
    this.batches = model.readBatches(look.list, look.survey);
  }

  /** Goes on from where it is. Never throws: see `state` and `failure`. */
  async run(): Promise<void> {
    this.stopping = false;
    this.failure.set(null);
    this.state.set('loading');
    while (!this.stopping) {
      this.pending ??= this.next();
      if (!this.pending) return this.state.set('done');
      try {
        await this.sendOne(this.pending);
        this.pending = null;
      } catch (error) {
        this.failure.set(graphCode(error));
        return this.state.set('failed');
      }
    }
    this.state.set('stopped');
  }

  /** The batch that is on its way still arrives. */
  stop(): void {
    this.stopping = true;
  }

  private next() {
    const { value, done } = this.batches.next() as IteratorResult<Batch, undefined>;
    return done ? null : { batch: value, mutationId: newId() };
  }

  private async sendOne({ batch, mutationId }: { readonly batch: Batch; readonly mutationId: string }): Promise<void> {
    const answer = await this.send({
      mutationId,
      loadId: this.loadId,
      source: this.source,
      fields: this.fields,
      referenceIsOnePerson: this.look.survey.referenceIsOnePerson,
      refused: batch.bad.length,
      rows: [...batch.rows],
    });
    this.done.update((before) => ({
      added: before.added + answer.added,
      changed: before.changed + answer.changed,
      same: before.same + answer.same,
    }));
    this.share.set(batch.share);
  }
}

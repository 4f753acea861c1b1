import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayTimePipe, Graph, Language, load } from '@alongside/client';
import { BackLink, Button, Card, FileField, PageHeading, Problem, Progress, SelectField, Skeleton, TextField } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { LoadListDocument, OwnListDocument } from '../operations.generated.ts';
import { PageProblem } from '../page-problem.ts';
import { ListBadRows } from './list-bad-rows.ts';
import { ListColumns } from './list-columns.ts';
import { ListLoad } from './list-load.ts';
import { ListPreview } from './list-preview.ts';
import { type Encoding, encodings, isNoList, type ListLook, type ListModel, lookAt, openFile, type Told } from './list-reading.ts';

const untold: Told = { columns: {}, dates: undefined, encoding: '' };

/** Puts a list on the private index of one's organisation. The browser reads the file; only what the rows mean is sent. */
@Component({
  imports: [
    BackLink,
    Button,
    Card,
    DayTimePipe,
    FileField,
    ListBadRows,
    ListColumns,
    ListPreview,
    PageHeading,
    PageProblem,
    Problem,
    Progress,
    RouterLink,
    SelectField,
    Skeleton,
    TextField,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './load-page.html',
  host: { '(window:beforeunload)': 'ask($event)' },
})
export class LoadPage {
  private readonly graph = inject(Graph);
  private readonly language = inject(Language);
  protected readonly loaded = load(OwnListDocument, () => ({}));
  protected readonly ownList = computed(() => this.loaded.data()?.ownList);

  protected readonly model = signal<ListModel | null>(null);
  /** Chosen last; it is read again where its letters are said to be others. */
  protected readonly file = signal<File | null>(null);
  protected readonly fileName = computed(() => this.file()?.name ?? '');
  protected readonly fileProblem = signal('');
  /** How much of the file is read; null while none is being read. */
  protected readonly reading = signal<number | null>(null);
  protected readonly look = signal<ListLook | null>(null);
  protected readonly told = signal<Told>(untold);
  protected readonly source = signal('');
  protected readonly sourceMissing = signal(false);
  protected readonly loading = signal<ListLoad | null>(null);
  protected readonly encodings = computed(() =>
    ['' as const, ...encodings].map((value) => ({ value, label: this.language.say(`people.load.encoding.${value || 'auto'}`) })),
  );
  /** What a look that is no longer wanted came to is dropped. */
  private turn = 0;

  protected async choose(file: File): Promise<void> {
    this.told.set(untold);
    await this.open(file);
  }

  /** Letters that look wrong: the same file is opened anew, and its columns are understood anew. */
  protected async sayEncoding(encoding: string): Promise<void> {
    this.told.set({ ...untold, encoding: encoding as Encoding | '' });
    const file = this.file();
    if (file) await this.open(file);
  }

  private async open(file: File): Promise<void> {
    const mine = ++this.turn;
    this.look.set(null);
    this.loading.set(null);
    this.fileProblem.set('');
    this.file.set(file);
    this.reading.set(0);
    try {
      const model = await import('@alongside/people/model/own-list');
      const opened = await openFile(model, file, this.told().encoding);
      if (mine !== this.turn) return;
      this.model.set(model);
      if (isNoList(opened)) {
        this.fileProblem.set(opened.words);
        return this.reading.set(null);
      }
      if (!this.source()) this.source.set(file.name.replace(/\.[^.]+$/, ''));
      await this.read(model, opened, mine);
    } catch {
      if (mine !== this.turn) return;
      this.reading.set(null);
      this.fileProblem.set('unreadable');
    }
  }

  protected async tell(told: Told): Promise<void> {
    const [model, look] = [this.model(), this.look()];
    this.told.set(told);
    if (model && look) await this.read(model, look.list, ++this.turn);
  }

  protected async begin(): Promise<void> {
    const [model, look, source] = [this.model(), this.look(), this.source().trim()];
    this.sourceMissing.set(!source);
    if (!model || !look || !source) return;
    const loading = new ListLoad(model, look, model.fieldsOf(look.survey), source, async (input) => {
      const { loadList } = await this.graph.mutate(LoadListDocument, { input });
      return loadList;
    });
    this.loading.set(loading);
    await this.goOn(loading);
  }

  protected async goOn(loading: ListLoad): Promise<void> {
    await loading.run();
    await this.loaded.reload();
  }

  /** The browser asks before the page goes while rows are on their way. */
  protected ask(event: BeforeUnloadEvent): void {
    if (this.loading()?.state() === 'loading') event.preventDefault();
  }

  private async read(model: ListModel, list: ListLook['list'], mine: number): Promise<void> {
    const look = await lookAt(model, list, this.told(), (share) => {
      if (mine === this.turn) this.reading.set(share);
    });
    if (mine !== this.turn) return;
    this.reading.set(null);
    this.look.set(look);
  }
}

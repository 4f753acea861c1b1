import { computed, inject, Injectable, signal } from '@angular/core';
import { Drafts } from '../device/drafts.ts';
import { Keyring } from '../device/keyring.ts';
import { FETCH, Graph } from '../graph/graph.ts';
import { graphCode, GraphError } from '../graph/graph-error.ts';
import { MeDocument, type MeQuery } from '../operations.generated.ts';
import { SessionClock } from './session-clock.ts';

/** The signed-in worker, for the organisation they act for now. The device key is not among it. */
export type Me = Omit<MeQuery['me'], 'deviceKey'>;

/** `ended`: someone was signed in on this page and is not any more. `unknown`: not asked yet, or no answer. */
export type SessionState = 'unknown' | 'signed-in' | 'signed-out' | 'ended';

type Told =
  { readonly kind: 'active'; readonly at: number } | { readonly kind: 'signed-in'; readonly workerId: string } | { readonly kind: 'ended' };

/** Who is signed in on this page, and until when. The one store that lives as long as the app. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly graph = inject(Graph);
  private readonly fetch = inject(FETCH);
  private readonly keyring = inject(Keyring);
  private readonly drafts = inject(Drafts);
  private readonly clock = inject(SessionClock);
  private readonly channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('alongside-session');
  private readonly who = signal<Me | null>(null);
  private readonly standing = signal<SessionState>('unknown');
  private loading: Promise<SessionState> | undefined;

  readonly me = this.who.asReadonly();
  readonly state = this.standing.asReadonly();
  /** Set in the last 2 minutes: why it will end, and when (epoch milliseconds). */
  readonly warning = this.clock.warning;
  /** The worker, on a page that the guard let open. */
  readonly mine = computed(() => {
    const me = this.who();
    if (!me) throw new Error('Nobody is signed in.');
    return me;
  });

  constructor() {
    this.graph.whenUnauthenticated(() => void this.end());
    this.clock.whenOver(() => void this.end());
    this.clock.whenActive(() => void this.stay());
    this.channel?.addEventListener('message', (event: MessageEvent<Told>) => this.hear(event.data));
  }

  /** Finds out who is signed in: from the server, or from this device when there is no answer. Asks once. */
  async load(): Promise<SessionState> {
    if (this.standing() === 'signed-in') return 'signed-in';
    this.loading ??= this.read().finally(() => (this.loading = undefined));
    return this.loading;
  }

  /**
   * Asks the server who is signed in. True: the same worker still is.
   * Another worker in this browser ends the session of this page, so that nothing is sent in the wrong name.
   */
  async verify(): Promise<boolean> {
    const before = this.who();
    if (!before || this.standing() !== 'signed-in') return false;
    const { deviceKey: _, ...me } = (await this.graph.query(MeDocument, {})).me;
    if (me.worker.id !== before.worker.id) {
      await this.end();
      return false;
    }
    this.who.set(me);
    return true;
  }

  /**
   * The worker is here: *Stay signed in*, or a hand on the keyboard. The server is asked, so that its clock goes on too.
   * Without an answer the hand on this device counts. What the outbox does by itself never does.
   */
  async stay(): Promise<void> {
    const here = await this.verify().catch((error: unknown) => graphCode(error) === 'OFFLINE');
    const me = this.who();
    if (here && me) this.stayAlive(Date.now(), me);
  }

  /** Ends the session on the server and forgets the key here. Gives the address to go to. Throws when there is no answer: then nothing has ended. */
  async signOut(): Promise<string> {
    await this.drafts.flush();
    const answer = await this.fetch('/auth/sign-out', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'x-alongside': '1' },
    }).catch(() => null);
    // A gateway, or the service worker, that answers for a server it cannot reach has ended nothing either.
    if (!answer || (answer.status >= 502 && answer.status <= 504)) throw new GraphError('OFFLINE');
    if (!answer.ok && answer.status !== 401) throw new GraphError('INTERNAL');
    this.clock.stop();
    await this.keyring.forget();
    this.standing.set('signed-out');
    this.tell({ kind: 'ended' });
    // The issuer may want to end its own session too, and says where.
    const next = answer.status === 200 ? ((await answer.json().catch(() => null)) as { next?: string } | null)?.next : undefined;
    return next ?? '/sign-in';
  }

  private async read(): Promise<SessionState> {
    try {
      const { deviceKey, ...me } = (await this.graph.query(MeDocument, {})).me;
      await this.keyring.take(me.worker.id, deviceKey, me);
      this.begin(me, Date.now());
      this.tell({ kind: 'signed-in', workerId: me.worker.id });
    } catch (error) {
      if (graphCode(error) === 'UNAUTHENTICATED') {
        await this.keyring.forget();
        this.standing.set('signed-out');
      } else await this.recall();
    }
    return this.standing();
  }

  /** No answer: a session that still lasts by the clock opens the drafts of this device. */
  private async recall(): Promise<void> {
    const remembered = await this.keyring.remembered();
    if (!remembered) return;
    const me = remembered.me as Me;
    if (this.clock.isOver({ activeAt: remembered.activeAt, endsAt: Date.parse(me.session.endsAt), idleMinutes: me.session.idleMinutes })) {
      await this.keyring.forget();
      return;
    }
    this.keyring.reopen(remembered);
    this.begin(me, remembered.activeAt);
  }

  private begin(me: Me, activeAt: number): void {
    this.who.set(me);
    this.standing.set('signed-in');
    this.clock.start({ activeAt, endsAt: Date.parse(me.session.endsAt), idleMinutes: me.session.idleMinutes });
  }

  private stayAlive(at: number, me: Me): void {
    this.clock.keep({ activeAt: at, endsAt: Date.parse(me.session.endsAt), idleMinutes: me.session.idleMinutes });
    void this.keyring.remember(me, at);
    this.tell({ kind: 'active', at });
  }

  /** Words first, then the key on the device, then the screen. What was typed is safe before anything is said. */
  private async end(): Promise<void> {
    if (this.standing() !== 'signed-in') return;
    this.clock.stop();
    await this.drafts.flush();
    await this.keyring.forget();
    this.standing.set('ended');
  }

  private hear(told: Told): void {
    const me = this.who();
    if (!me || this.standing() !== 'signed-in') return;
    if (told.kind === 'active')
      this.clock.keep({ activeAt: told.at, endsAt: Date.parse(me.session.endsAt), idleMinutes: me.session.idleMinutes });
    else if (told.kind === 'ended' || told.workerId !== me.worker.id) void this.end();
  }

  private tell(told: Told): void {
    this.channel?.postMessage(told);
  }
}

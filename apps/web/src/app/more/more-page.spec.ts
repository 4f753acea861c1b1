import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Graph, type Me, Outbox, provideTestWords, Session, wordsOf } from '@alongside/client';
import { type Passkey, Passkeys, WayInError } from '@alongside/client/ways-in';
import { RowLinkHarness, SkeletonHarness } from '@alongside/ui/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import en from '../i18n/en.json';
import { aScreen } from '../testing.ts';
import { MorePage } from './more-page.ts';

describe('more', () => {
  const list = vi.fn<() => Promise<readonly Passkey[]>>();

  beforeEach(() => {
    aScreen('phone');
    list.mockReset().mockRejectedValue(new WayInError('not-here'));
  });

  const open = async (role: Me['actingFor']['role']) => {
    const actingFor = { id: 'm1', jobTitle: 'Manager', role, organisation: { id: 'o1', name: 'Ashby Advice' } };
    const me = { worker: { id: 'w1', name: 'Nia Rowe' }, actingFor, memberships: [actingFor] };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideTestWords(wordsOf(en)),
        { provide: Graph, useValue: { query: () => Promise.resolve({ me: { teams: [] } }) } },
        { provide: Session, useValue: { mine: signal(me) } },
        { provide: Outbox, useValue: { waiting: signal([]) } },
        { provide: Passkeys, useValue: { list } },
      ],
    });
    const loader = TestbedHarnessEnvironment.loader(TestBed.createComponent(MorePage));
    await vi.waitFor(async () => expect(await loader.getAllHarnesses(SkeletonHarness)).toHaveLength(0));
    return async () => Promise.all((await loader.getAllHarnesses(RowLinkHarness)).map((row) => row.link()));
  };

  it('leads an administrator to people and teams', async () => {
    const links = await open('administrator');
    expect(await links()).toEqual(['/more/people-and-teams']);
  });

  it('leads a Guardian to what waits for them', async () => {
    const links = await open('guardian');
    expect(await links()).toEqual(['/more/to-look-at']);
  });

  it('leads those to their passkeys who signed in with one', async () => {
    list.mockResolvedValue([{ id: 'p1', name: '', addedAt: '2020-11-20T10:00:00.000Z', lastUsedAt: null, thisOne: true }]);
    const links = await open('worker');
    await vi.waitFor(async () => expect(await links()).toEqual(['/more/passkeys']));
  });

  it('leads nobody else to either', async () => {
    const links = await open('worker');
    expect(await links()).toEqual([]);
  });
});

import { GraphError } from '@alongside/client';
import { describe, expect, it, vi } from 'vitest';
import type { LoadListInput, LoadListMutation } from '../operations.generated.ts';
import { ListLoad } from './list-load.ts';
import { isNoList, lookAt, openFile } from './list-reading.ts';

// as the page does: it comes when a file is chosen
const model = await import('@alongside/people/model/own-list');

const people = (count: number) => Array.from({ length: count }, (_, n) => `T${n},Dee,Hart${n},1990-01-02\n`).join('');
const list = (text: string) => new File([text], 'tenants.csv');

async function look(text: string) {
  const opened = await openFile(model, list(text));
  if (isNoList(opened)) throw new Error(opened.words);
  return lookAt(model, opened, { columns: {}, dates: undefined, encoding: '' }, () => undefined);
}

describe('loading a list', () => {
  const answer = (input: LoadListInput): LoadListMutation['loadList'] => ({
    loadId: input.loadId,
    added: input.rows.length,
    changed: 0,
    same: 0,
    refusedLines: [],
  });
  const loading = async (text: string, send: (input: LoadListInput) => Promise<LoadListMutation['loadList']>) => {
    const seen = await look(text);
    return new ListLoad(model, seen, model.fieldsOf(seen.survey), 'Tenants', send);
  };

  it('sends every row once, in batches of one load', async () => {
    const sent: LoadListInput[] = [];
    const load = await loading(`ref,first name,surname,dob\n${people(450)}`, (input) => {
      sent.push(input);
      return Promise.resolve(answer(input));
    });
    await load.run();
    expect(load.state()).toBe('done');
    expect(load.done()).toEqual({ added: 450, changed: 0, same: 0 });
    expect(new Set(sent.map(({ loadId }) => loadId)).size).toBe(1);
    expect(new Set(sent.map(({ mutationId }) => mutationId)).size).toBe(sent.length);
    expect(sent.flatMap(({ rows }) => [...rows]).map(({ reference }) => reference)).toEqual(Array.from({ length: 450 }, (_, n) => `T${n}`));
    expect(Math.max(...sent.map(({ rows }) => rows.length))).toBeLessThanOrEqual(200);
    expect(load.share()).toBe(1);
  });

  it('sends a batch that got no answer again under its own id, and loses none', async () => {
    const sent: LoadListInput[] = [];
    let calls = 0;
    const load = await loading(`ref,first name,surname,dob\n${people(450)}`, (input) => {
      sent.push(input);
      return ++calls === 2 ? Promise.reject(new GraphError('OFFLINE')) : Promise.resolve(answer(input));
    });
    await load.run();
    expect([load.state(), load.failure()]).toEqual(['failed', 'OFFLINE']);
    expect(load.rows()).toBeLessThan(450);
    await load.run();
    expect([load.state(), load.failure(), load.rows()]).toEqual(['done', null, 450]);
    expect(sent[1]).toEqual(sent[2]);
  });

  it('stops after the batch that is on its way, and goes on from there', async () => {
    const send = vi.fn((input: LoadListInput) => {
      if (send.mock.calls.length === 1) load.stop();
      return Promise.resolve(answer(input));
    });
    const load: ListLoad = await loading(`ref,first name,surname,dob\n${people(450)}`, send);
    await load.run();
    expect(load.state()).toBe('stopped');
    expect(send).toHaveBeenCalledOnce();
    await load.run();
    expect([load.state(), load.rows()]).toEqual(['done', 450]);
  });

  it('counts the rows that cannot be loaded, and sends none of them', async () => {
    const sent: LoadListInput[] = [];
    const text = 'ref,first name,surname,dob\nT1,Dee,Hart,31/31/1990\nT2,Lou,Marsh,2/1/1990\n';
    const load = await loading(text, (input) => {
      sent.push(input);
      return Promise.resolve(answer(input));
    });
    await load.run();
    expect(sent.flatMap(({ rows }) => [...rows]).map(({ reference }) => reference)).toEqual(['T2']);
    expect(sent.reduce((sum, { refused }) => sum + (refused ?? 0), 0)).toBe(1);
  });
});

describe('a look at a list', () => {
  it('says what is good, what is not and why, and loads nothing', async () => {
    const seen = await look('ref,first name,surname,dob\nT1,Dee,Hart,31/31/1990\nT2,Lou,Marsh,2/1/1990\n');
    expect([seen.good, seen.bad.length, seen.missing]).toEqual([1, 1, undefined]);
    expect(seen.first[0]).toMatchObject({ reference: 'T2', birthDate: '1990-01-02' });
    expect(seen.bad[0]).toMatchObject({ line: 2, problems: [{ about: 'birth_date' }] });
  });

  it('says what is missing where nobody could be found by it', async () => {
    expect((await look('first name,surname\nDee,Hart\n')).missing).toBe('No column has a reference, birth date, postcode or phone.');
  });

  it('knows a workbook from a list', async () => {
    const opened = await openFile(model, new File([new Uint8Array([0x50, 0x4b, 3, 4, 20])], 'tenants.xlsx'));
    expect(isNoList(opened)).toBe(true);
  });
});

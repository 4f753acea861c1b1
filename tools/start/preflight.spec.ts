import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { checkDisk, checkNode, checkPort } from './preflight.ts';
import { readSettings } from './settings.ts';

describe('before a start', () => {
  it('an old Node is refused, with what to run instead', () => {
    expect(() => checkNode('20.20.2')).toThrow(/npm ci/);
    expect(() => checkNode('26.10.0')).not.toThrow();
  });

  it.each(['127.0.0.1', '::1', '0.0.0.0'])('a port that another program holds on %s is refused, with another to use', async (host) => {
    const other = createServer();
    const port = await new Promise<number>((done, failed) => {
      other.once('error', failed);
      other.listen(0, host, () => done((other.address() as AddressInfo).port));
    });
    await expect(checkPort(port, 'for Alongside')).rejects.toThrow(`PORT=${port + 100} npm start`);
    await new Promise((done) => other.close(done));
    await expect(checkPort(port, 'for Alongside')).resolves.toBeUndefined();
  });

  it('a full disk is refused, with how much is missing', () => {
    expect(() => checkDisk(['/data'], () => 400 * 1024 * 1024)).toThrow(/Only 400 MB .* needs 500 MB/);
    expect(() => checkDisk(['/data'], () => 600 * 1024 * 1024)).not.toThrow();
  });

  it.each(['abc', '0', '65535', '3000.5', '-1'])('PORT=%s is refused', (port) => {
    expect(() => readSettings({ PORT: port })).toThrow(/PORT must be a whole number/);
  });

  it("a database of one's own needs both of its addresses", () => {
    expect(() => readSettings({ DATABASE_URL: 'postgres://a@b/c' })).toThrow(/DATABASE_ADMIN_URL is not/);
    expect(readSettings({ DATABASE_URL: 'a', DATABASE_ADMIN_URL: 'b' }).ownDatabase).toEqual({ appUrl: 'a', adminUrl: 'b' });
    expect(readSettings({}).ownDatabase).toBeUndefined();
  });
});

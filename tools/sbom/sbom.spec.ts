import { describe, expect, it } from 'vitest';
import { makeSbom, settle } from './sbom.ts';

describe('the bill of materials', () => {
  it('is the same bytes twice, names the project and holds what is shipped', { timeout: 60_000 }, async () => {
    const [first, second] = await Promise.all([makeSbom(), makeSbom()]);
    expect(first).toBe(second);
    const bom = JSON.parse(first) as { metadata: { component: { name: string } }; components: { name: string; hashes: unknown[] }[] };
    expect(bom.metadata.component.name).toBe('alongside');
    const names = bom.components.map(({ name }) => name);
    expect(names).toContain('@apollo/server');
    expect(names).not.toContain('vitest');
    for (const { hashes } of bom.components) expect(hashes.length).toBeGreaterThan(0);
  });

  const bom = (over: object) =>
    JSON.stringify({
      serialNumber: 'urn:uuid:1',
      metadata: { timestamp: 'now', tools: [1], component: { name: 'folder', 'bom-ref': 'a@1' } },
      components: [{ 'bom-ref': 'c@1' }, { 'bom-ref': 'b@1' }],
      dependencies: [{ ref: 'b@1', dependsOn: ['d', 'c'] }],
      ...over,
    });

  it('does not depend on the hour, the folder or the order', () => {
    const other = bom({
      serialNumber: 'urn:uuid:2',
      metadata: { timestamp: 'later', tools: [2], component: { name: 'elsewhere', 'bom-ref': 'a@1' } },
      components: [{ 'bom-ref': 'b@1' }, { 'bom-ref': 'c@1' }],
      dependencies: [{ ref: 'b@1', dependsOn: ['c', 'd'] }],
    });
    expect(settle(bom({}), 'alongside')).toBe(settle(other, 'alongside'));
  });

  it('changes, and its serial number with it, when a package does', () => {
    const changed = settle(bom({ components: [{ 'bom-ref': 'c@2' }] }), 'alongside');
    const serial = (text: string) => (JSON.parse(text) as { serialNumber: string }).serialNumber;
    expect(serial(changed)).not.toBe(serial(settle(bom({}), 'alongside')));
  });
});

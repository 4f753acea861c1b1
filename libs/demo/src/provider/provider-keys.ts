import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { JWK } from 'oidc-provider';

/** What the demo's provider signs with. */
export interface ProviderKeys {
  readonly signing: JWK;
  readonly cookies: readonly string[];
}

/** Reads the keys of this data folder, or makes them: no two installations share any, and none come with the product. Only the owner may read the file. */
export async function providerKeys(file: string): Promise<ProviderKeys> {
  const kept = await readKeys(file);
  if (kept) {
    await chmod(file, 0o600);
    return kept;
  }
  const signing = {
    ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
    use: 'sig',
    alg: 'ES256',
    kid: randomBytes(8).toString('hex'),
  } as JWK;
  const keys: ProviderKeys = { signing, cookies: [randomBytes(32).toString('base64url')] };
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const written = `${file}.${process.pid}`;
  await writeFile(written, JSON.stringify(keys), { mode: 0o600 });
  await rename(written, file);
  return keys;
}

/** Undefined where there are none, or the file is damaged: new ones cost no more than choosing again whom to be. */
async function readKeys(file: string): Promise<ProviderKeys | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  try {
    const { signing, cookies } = JSON.parse(text) as Partial<ProviderKeys>;
    return signing?.kty === 'EC' && signing.d && cookies?.[0] ? { signing, cookies } : undefined;
  } catch {
    return undefined;
  }
}

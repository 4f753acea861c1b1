import { readFileSync } from 'node:fs';
import type { IssuerConfig } from '@alongside/platform/identity';
import { ConfigError } from './config.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const FORM = '[{ "issuer": "https://login.example", "name": "Millbrook Housing", "clientId": "alongside", "clientSecret": "…" }]';

/**
 * The OpenID issuers of this server: the place's one (OIDC_ISSUER), and those of the file OIDC_ISSUERS, which each send browsers back to an address of their own.
 * None: everyone signs in with a passkey. Throws ConfigError with what to do; no secret is in it.
 */
export function readIssuers(env: Environment): IssuerConfig[] {
  return [...readOne(env), ...readFile(env['OIDC_ISSUERS'])];
}

function readOne(env: Environment): IssuerConfig[] {
  const issuer = env['OIDC_ISSUER'];
  if (!issuer) return [];
  const clientId = env['OIDC_CLIENT_ID'];
  if (!clientId) throw new ConfigError('OIDC_ISSUER is set but OIDC_CLIENT_ID is not. The issuer gives a client id to each application.');
  const clientSecret = env['OIDC_CLIENT_SECRET'];
  return [{ issuer, name: env['OIDC_NAME'] ?? URL.parse(issuer)?.host ?? issuer, clientId, ...(clientSecret ? { clientSecret } : {}) }];
}

function readFile(path: string | undefined): IssuerConfig[] {
  if (!path) return [];
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new ConfigError(`OIDC_ISSUERS names the file ${path}, which cannot be read (${why}). Nothing was started.`);
  }
  const list = parsed(text, path);
  return list.map((each, at) => toIssuer(each, `Number ${at + 1} in the file ${path} (OIDC_ISSUERS)`));
}

function parsed(text: string, path: string): unknown[] {
  const wrong = new ConfigError(`The file ${path} (OIDC_ISSUERS) must hold a list in JSON, like ${FORM}`);
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list;
  } catch {
    // The parser's own words quote the file, which holds secrets.
  }
  throw wrong;
}

function toIssuer(value: unknown, which: string): IssuerConfig {
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const odd = Object.keys(given).find((key) => !['issuer', 'name', 'clientId', 'clientSecret'].includes(key));
  if (odd !== undefined) throw new ConfigError(`${which} has "${odd}", which means nothing here. Each needs to be like ${FORM}`);
  const text = (key: string): string => {
    const found = given[key];
    if (typeof found !== 'string' || !found) throw new ConfigError(`${which} has no ${key}. Each needs to be like ${FORM}`);
    return found;
  };
  const secret = 'clientSecret' in given ? { clientSecret: text('clientSecret') } : {};
  return { issuer: text('issuer'), name: text('name'), clientId: text('clientId'), ...secret, ownCallback: true };
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crownInBuild, demoInProduction, firstLoad, inlineInBuild } from './rules.ts';

describe('the rules of the build', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'rules-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const lay = (name: string, content: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  const page = (head: string) => lay('index.html', `<!doctype html><html><head>${head}</head><body></body></html>`);

  it('pass a clean build', () => {
    page('<link rel="stylesheet" href="styles.css"><script src="main.js" type="module"></script>');
    lay('styles.css', '.button{color:red}');
    lay('main.js', 'start()');
    expect([...crownInBuild(folder), ...inlineInBuild(folder), ...firstLoad(folder)]).toEqual([]);
  });

  it('refuse marks and fonts that only gov.uk may use', () => {
    lay('assets/govuk-crest.svg', '<svg/>');
    lay('styles.css', '@font-face{font-family:"GDS Transport"}');
    expect(crownInBuild(folder)).toHaveLength(2);
  });

  it('refuse what the content-security policy would', () => {
    page('<style>a{}</style><script>start()</script><link rel="stylesheet" href="a.css" onload="go()">');
    expect(inlineInBuild(folder)).toHaveLength(3);
  });

  it('refuse a heavy first page', () => {
    page('<script src="main.js" type="module"></script>');
    lay('heavy.js', randomBytes(200 * 1024).toString('latin1'));
    lay('main.js', 'import{a}from"./heavy.js"');
    expect(firstLoad(folder)).toHaveLength(1);
    lay('heavy.js.br', 'packed');
    expect(firstLoad(folder)).toEqual([]);
    lay(
      'heavy.js.br',
      randomBytes(100 * 1024)
        .toString('latin1')
        .slice(0, 90_000),
    );
    expect(firstLoad(folder)).toEqual([]);
    rmSync(join(folder, 'heavy.js.br'));
    lay('main.js', 'import("./heavy.js")');
    expect(firstLoad(folder)).toEqual([]);
  });

  it('refuse demo people within reach of the production build, through any file', () => {
    lay('main.js', "import { a } from './part.js';");
    lay('part.js', "import Provider from 'oidc-provider'; const who = 'Priya Nair';");
    lay('demo.js', "const who = 'Kelly Marsden';");
    expect(demoInProduction(join(folder, 'main.js'))).toHaveLength(2);
  });
});

import { expect, test } from 'vitest';
import { isTest, linesWith, sources } from './sources.ts';

const code = sources(/\.(?:ts|tsx|mjs)$/);
const shipped = code.filter(
  ({ path }) =>
    /^(?:src|content-scripts|popup|options|archive-page|welcome|structure)\//.test(path) && !isTest(path) && !/\/pages\//.test(path),
);

test('nothing that ships turns text into markup or code', () => {
  const markup =
    /\.(?:innerHTML|outerHTML)\s*\+?=(?!=)|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|createContextualFragment|\beval\(|new Function\(|set(?:Timeout|Interval)\(\s*['"`]/;
  expect(linesWith(shipped, markup)).toEqual([]);
});

test('one file imports the polyfill', () => {
  expect(
    linesWith(
      code.filter(({ path }) => !isTest(path)),
      /from 'webextension-polyfill'/,
    ).map((line) => line.split(':')[0]),
  ).toEqual(['src/platform/browser.ts']);
});

test('nothing that ships reaches the network but the keeping of files and the mailboxes that the user named', () => {
  // A font, a wasm or the texts of the extension's own are fetched by its own address, and the pages' content security policy allows no other.
  const fetching = linesWith(shipped, /(?<!\.|async )\bfetch\((?!\w+: )|\b(?:self|window|globalThis)\.fetch\b/).map(
    (line) => line.split(':')[0],
  );
  expect(new Set(fetching)).toEqual(
    new Set([
      'src/background/attachments/fetch-file.ts',
      'src/background/attachments/frame-file.ts',
      'src/export/browser-assets.ts',
      'src/ui/texts.ts',
      'src/mail/routes/web-request.ts',
      'src/page-root/own-file.ts',
      'src/platform/stamp-fetch.ts',
    ]),
  );
  expect(linesWith(shipped, /\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b/)).toEqual([]);
});

test('readers and watchers neither write to the page nor act on it', () => {
  const inPage = shipped.filter(
    ({ path }) => /^content-scripts\/(?:reader|watcher|sites)\//.test(path) && !/\/support\/|\/show-\w+\.ts$/.test(path),
  );
  const acts =
    /\.(?:appendChild|append|prepend|replaceChildren|replaceWith|setAttribute|removeAttribute|dispatchEvent|attachShadow|insertBefore|removeChild)\(|\.textContent\s*=(?!=)|\bfetch\(/;
  expect(linesWith(inPage, acts)).toEqual([]);
});

test('no file is longer than three hundred lines', () => {
  expect(code.filter(({ text }) => text.split('\n').length > 301).map(({ path, text }) => `${path} ${text.split('\n').length}`)).toEqual(
    [],
  );
});

test('no test is skipped, focused, or left to do', () => {
  expect(
    linesWith(
      code.filter(({ path }) => isTest(path)),
      /\b(?:test|it|describe)\.(?:skip|only|todo|fails)\b/,
    ),
  ).toEqual([]);
});

test('no path of a machine and no registry is written down', () => {
  const texts = sources(/^(?!package-lock\.json$).*\.(?:ts|tsx|mjs|json|md|html|css|svg|yml|sh)$|^\.(?:ci|npmrc|ox)/);
  const places = new RegExp(
    ['/work/(?:main|shared)', '/home/[a-z]+/', '/root/', 'C:\\\\\\\\Users', 'registry\\.npmjs', 'npmmirror', 'artifactory'].join('|'),
  );
  expect(linesWith(texts, places).filter((line) => !line.startsWith('tests/house/rules.test.ts'))).toEqual([]);
  expect(linesWith(sources(/^package-lock\.json$/), /"resolved": "https?:/)).toEqual([]);
});

import { webcrypto } from 'node:crypto';
import { openAsBlob, readFileSync } from 'node:fs';
import { argv, env, exit } from 'node:process';
import { checkedPack } from '../verifier/check';
import { filled, wordsFor } from '../verifier/words';

/** `npm run verify -- PACK.zip [ROOT.der]…`: what holds of an evidence pack, what does not, what cannot be known. Exit 0 if nothing is wrong, 1 if something is, 2 if it cannot be checked. */
const [path, ...roots] = argv.slice(2);
if (path === undefined) {
  console.error('Usage: npm run verify -- PACK.zip [ROOT.der]…');
  exit(2);
}
const languages = ['LC_ALL', 'LC_MESSAGES', 'LANG'].flatMap((name) => env[name]?.replace('_', '-') ?? []);
const { words } = wordsFor(languages.filter((language) => language !== ''));
const report = await checkedPack(
  await openAsBlob(path),
  webcrypto.subtle as SubtleCrypto,
  roots.map((root) => readFileSync(root)),
);
if (typeof report === 'string') {
  console.error(words[report]);
  exit(2);
}
for (const part of ['fails', 'holds', 'unknown'] as const) {
  if (report[part].length > 0) console.log(`${words[part]}:`);
  for (const [word, ...parts] of report[part]) console.log(`- ${filled(words[word], parts)}`);
}
if (report.fails.length === 0) console.log(words.nothingFails);
exit(report.fails.length === 0 ? 0 : 1);

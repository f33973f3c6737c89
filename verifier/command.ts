import { webcrypto } from 'node:crypto';
import { openAsBlob, readFileSync } from 'node:fs';
import { checkedPack } from './check';
import { filled, wordsFor } from './words';

/** Where a command is run: what was typed after its name, and what the terminal's language is told by. */
export type Terminal = {
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
};

const usage = 'PACK.zip [ROOT.der]…';

/**
 * Checks a pack on the command line and says what holds of it, what does not, what cannot be known. Answers the exit code: 0 if nothing is wrong,
 * 1 if something is, 2 if it cannot be checked.
 */
export async function verifyCommand(name: string, { words: [path, ...roots], environment, say, complain }: Terminal): Promise<0 | 1 | 2> {
  const { words } = wordsFor(languagesOf(environment));
  if (path === undefined || path.startsWith('-')) {
    complain(`${name} ${usage}`);
    return 2;
  }
  const read = await opened(path, roots);
  if (typeof read === 'string') {
    complain(read);
    return 2;
  }
  const report = await checkedPack(read.pack, webcrypto.subtle as SubtleCrypto, read.trusted);
  if (typeof report === 'string') {
    complain(words[report]);
    return 2;
  }
  for (const part of ['fails', 'holds', 'unknown'] as const) {
    if (report[part].length > 0) say(`${words[part]}:`);
    for (const [word, ...parts] of report[part]) say(`- ${filled(words[word], parts)}`);
  }
  if (report.fails.length === 0) say(words.nothingFails);
  return report.fails.length === 0 ? 0 : 1;
}

/** The pack and the roots, or why one of them cannot be read. */
async function opened(path: string, roots: readonly string[]) {
  try {
    return { pack: await openAsBlob(path), trusted: roots.map((root) => readFileSync(root)) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function languagesOf(environment: Terminal['environment']): readonly string[] {
  const told = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name] ?? '');
  return told.filter((language) => language !== '').map((language) => language.replace('_', '-'));
}

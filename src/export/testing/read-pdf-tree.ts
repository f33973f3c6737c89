import { spawnSync } from 'node:child_process';
import type { ReadBack } from './read-back';

/** What stands beside the words of a message in its article, in English. */
const besides = /^(?:Recalled|Edited|Automatic reply|Not sent|System notice$|Image|File|Order|SHA-256|Earlier words)/;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** pdfinfo gives words from right to left as they stand on the page: of these only the characters count. */
export const settledForPdf = (text: string): string => {
  const oneLine = text.replaceAll('\n', '');
  return rightToLeft.test(oneLine) ? Array.from(oneLine).toSorted().join('') : oneLine;
};

type Element = { readonly depth: number; readonly name: string; words: string };

/** The elements of a tagged PDF in reading order, each with the words that stand in itself; line ends are not in them. */
function elementsOf(bytes: Uint8Array): readonly Element[] {
  const { error, status, stdout, stderr } = spawnSync('pdfinfo', ['-struct-text', '-enc', 'UTF-8', '-'], {
    input: bytes,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error || status !== 0) throw new Error(`pdfinfo could not read the file: ${error?.message ?? stderr}`);
  const elements: Element[] = [];
  for (const line of stdout.split('\n')) {
    const [, blanks = '', rest = ''] = /^( *)(.*)$/.exec(line) ?? [];
    const last = elements.at(-1);
    if (rest.startsWith('"') && last) last.words += rest.slice(1, -1);
    else if (rest !== '') elements.push({ depth: blanks.length, name: rest.split(' ')[0] ?? '', words: '' });
  }
  return elements;
}

/** A PDF by its tags: an article is a message, the first paragraph behind who and when that is no label its words. */
export async function readPdf(file: Blob): Promise<ReadBack> {
  const elements = elementsOf(new Uint8Array(await file.arrayBuffer()));
  const texts: string[] = [];
  let place: 'outside' | 'head' | 'words' | 'behind' = 'outside';
  for (const { name, words } of elements) {
    if (name === 'Art') place = 'head';
    else if (/^(?:Sect|H\d)$/.test(name)) place = 'outside';
    else if (name !== 'P') continue;
    else if (place === 'head') {
      texts.push('');
      place = 'words';
    } else if (place === 'words' && !besides.test(words)) {
      texts[texts.length - 1] = words === 'no text' ? '' : settledForPdf(words);
      place = 'behind';
    }
  }
  return { texts, everything: elements.map(({ words }) => words).join('\n') };
}

import type { Atom } from './page-atoms';

const extension =
  'pdf|docx?|xlsx?|pptx?|csv|txt|rtf|zip|rar|7z|apk|exe|mp3|m4a|wav|psd|ai|eps|json|xml|html?|od[tsp]|mp4|mov|key|numbers|pages|dwg|md|log|tar|gz|png|jpe?g|gif|webp|bmp|svg|heic';
const fileLine = new RegExp(String.raw`^[^\n/\\?*:|"<>]{1,200}\.(?:${extension})$`, 'i');
const fileInside = new RegExp(String.raw`[^\s.]\.(?:${extension})(?![\p{L}\d])`, 'iu');
const extensionLine = new RegExp(`^\\.?(?:${extension})$`, 'i');
const fileSize = /[\s·,]*[(（]?\d[\d.,]*\s?(?:bytes|[kmg]?i?b|字节)[)）]?$/i;
/** A drawn clip or sheet before the name is not part of it. */
const clip = /^(?:\p{Extended_Pictographic}\uFE0F?\s*)+/u;

/** Whether words hold the name of a file. */
export const namesFile = (words: string): boolean => fileInside.test(words);

/** The file's name, in words that say little else: a line of its own, with its size or its ending beside it. */
export function fileName(atoms: readonly Atom[]): string | null {
  const said = atoms.filter((atom) => atom.time === null && atom.media === null);
  const lines = said.map(({ text }) => text.replace(fileSize, '').replace(clip, '')).filter((text) => text !== '');
  if (lines.length === 0 || lines.length > 5 || lines.some((line) => line.length > 120)) return null;
  const at = lines.findIndex((line) => extensionLine.test(line));
  const name = lines.find((line) => fileLine.test(line) && !/[。！？!?]/.test(line));
  if (name === undefined && at >= 0 && lines.length > 1)
    return `${lines[at - 1] ?? lines[at + 1] ?? ''}.${(lines[at] ?? '').replace('.', '').toLowerCase()}`;
  const isAlone = said.length > 1 || atoms[0]?.text !== name || !/\s/.test(name ?? '');
  return name !== undefined && isAlone ? name : null;
}

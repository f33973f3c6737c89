import { spawnSync } from 'node:child_process';

function poppler(program: string, args: readonly string[], input: Uint8Array): string {
  const { error, stdout, stderr, status } = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  if (error) throw new Error(`${program} could not be run: install poppler-utils (${error.message})`);
  if (status !== 0 || stderr !== '') throw new Error(`${program} does not like the file: ${stderr}`);
  return stdout;
}

/** What a reader gets who copies the whole document, page by page, in the order in which it was drawn (without `-raw`: as it stands on the page). Fails on any complaint about the file. */
export function pdfPages(file: Uint8Array, options: readonly string[] = ['-raw']): readonly string[] {
  return poppler('pdftotext', [...options, '-enc', 'UTF-8', '-', '-'], file)
    .split('\f')
    .slice(0, -1);
}

/** The document's properties as `pdfinfo` names them. */
export function pdfProperties(file: Uint8Array): ReadonlyMap<string, string> {
  const lines = poppler('pdfinfo', ['-enc', 'UTF-8', '-'], file).split('\n');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
}

/** The embedded fonts, one line each: name, type, encoding, and whether embedded, subset, with Unicode. */
export function pdfFonts(file: Uint8Array): readonly string[] {
  return poppler('pdffonts', ['-'], file).trim().split('\n').slice(2);
}

/** The text of message `number`: what stands between the line that says who and when and the next one. */
export function messageText(pages: readonly string[], number: number, sender: string): string {
  const lines = pages.join('\n').split('\n');
  const isHead = (line: string, wanted: number): boolean => line.startsWith(`${wanted} ${sender} 20`);
  const start = lines.findIndex((line) => isHead(line, number));
  if (start === -1) throw new Error(`no message ${number} in the document`);
  const end = lines.findIndex((line, index) => index > start && isHead(line, number + 1));
  return lines.slice(start + 1, end === -1 ? undefined : end).join('\n');
}

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';

const read = (program: string, ...words: readonly string[]): string => execFileSync(program, words, { encoding: 'utf8' });

/** The texts of a PDF: as it reads, its properties, the files that are attached to it, and all of its inside with the streams unpacked. */
function textsOfPdf(bytes: Uint8Array): readonly (readonly [name: string, text: string])[] {
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-inside-'));
  try {
    const [path, attached] = [join(folder, 'file.pdf'), join(folder, 'attached')];
    writeFileSync(path, bytes);
    mkdirSync(attached);
    execFileSync('pdfdetach', ['-saveall', '-o', attached, path]);
    execFileSync('qpdf', ['--qdf', '--object-streams=disable', path, join(folder, 'open.pdf')]);
    return [
      ['text', read('pdftotext', '-enc', 'UTF-8', path, '-')],
      ['properties', read('pdfinfo', '-enc', 'UTF-8', path) + read('pdfinfo', '-meta', path)],
      ['inside', readFileSync(join(folder, 'open.pdf'), 'latin1')],
      ...readdirSync(attached).map((name) => [`attached ${name}`, `${name}\n${readFileSync(join(attached, name), 'utf8')}`] as const),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';

/** Everything that a zip holds as texts by what they are called: names, files, and what is in the PDFs among them. */
export function everythingIn(zip: Uint8Array): ReadonlyMap<string, string> {
  const files = Object.entries(unzipSync(zip));
  return new Map([
    ['names', files.map(([path]) => path).join('\n')],
    ...files.flatMap(([path, bytes]) =>
      isPdf(bytes)
        ? textsOfPdf(bytes).map(([name, text]) => [`${path}: ${name}`, text] as const)
        : [[path, Buffer.from(bytes).toString('utf8')] as const],
    ),
  ]);
}

/** How a text may stand in a file: as it is, or as the bytes of a PDF's strings and JSON's escapes. */
function waysToWrite(text: string): readonly string[] {
  const wide = Buffer.from(text, 'utf16le').swap16();
  const escaped = Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
  const hex = wide.toString('hex');
  return [text, wide.toString('latin1'), hex, hex.toUpperCase(), escaped, encodeURIComponent(text)];
}

/** Where in a zip one of these texts can be found, however it is written. */
export function placesOf(texts: readonly string[], zip: Uint8Array): readonly string[] {
  const all = everythingIn(zip);
  return texts.flatMap((text) =>
    [...all].flatMap(([name, content]) => (waysToWrite(text).some((one) => content.includes(one)) ? [`${text} in ${name}`] : [])),
  );
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function run(program: string, args: readonly string[], input?: Uint8Array): string {
  const { error, stdout, stderr, status } = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error) throw new Error(`${program} could not be run: ${error.message}`);
  if (status !== 0) throw new Error(`${program} does not like the file: ${stderr || stdout}`);
  return stdout;
}

/** Lays the bytes into a file for as long as `judge` looks at it. */
function withFile<T>(bytes: Uint8Array, judge: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-judge-'));
  try {
    const path = join(folder, 'file');
    writeFileSync(path, bytes);
    return judge(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Throws unless qpdf finds the PDF whole: its objects, streams and cross-reference table. */
export function checkPdf(bytes: Uint8Array): void {
  withFile(bytes, (path) => run('qpdf', ['--check', path]));
}

/** The objects of a PDF as JSON: names of its own as `"/Name"`, words within strings, which begin with what they are. */
export function pdfObjects(bytes: Uint8Array): string {
  return withFile(bytes, (path) => run('qpdf', ['--json=2', '--json-key=qpdf', '--json-stream-data=none', path]));
}

/** Throws unless xmllint finds the XML well-formed, with characters that XML allows. */
export function checkXml(bytes: Uint8Array): void {
  run('xmllint', ['--noout', '--nonet', '--huge', '-'], bytes);
}

const zipNames = `
import sys, json, zipfile
zip = zipfile.ZipFile(sys.argv[1])
assert zip.testzip() is None
print(json.dumps(zip.namelist()))
`;

/** The names in a zip as Python reads them; throws where an entry is not what its checksum says. */
export function zipEntries(bytes: Uint8Array): readonly string[] {
  const names: unknown = JSON.parse(withFile(bytes, (path) => run('python3', ['-c', zipNames, path])));
  if (!Array.isArray(names)) throw new Error('no names');
  return names.map(String);
}

const mailParts = `
import sys, json, email, email.policy
mail = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
parts = [part for part in mail.walk() if not part.is_multipart()]
print(json.dumps({'headers': mail.keys(), 'subject': mail['subject'],
  'defects': [str(defect) for part in mail.walk() for defect in part.defects],
  'parts': [[part.get_content_type(), part.get_filename(), len(part.get_payload(decode=True))] for part in parts]}))
`;

export type JudgedMail = {
  readonly headers: readonly string[];
  readonly subject: string;
  readonly defects: readonly string[];
  readonly parts: readonly (readonly [type: string, name: string | null, bytes: number])[];
};

/** A mail as Python's own parser reads it. */
export function mailOf(bytes: Uint8Array): JudgedMail {
  return JSON.parse(withFile(bytes, (path) => run('python3', ['-c', mailParts, path])));
}

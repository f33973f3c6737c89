import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';

const bodySchema = v.union([
  v.object({ value: v.unknown() }),
  v.object({ stream: v.object({ dict: v.record(v.string(), v.unknown()), data: v.optional(v.string()) }) }),
]);
const fileSchema = v.object({ qpdf: v.tuple([v.unknown(), v.record(v.string(), bodySchema)]) });
const dictionarySchema = v.record(v.string(), v.unknown());

export type Dictionary = Readonly<Record<string, unknown>>;
/** An object of a PDF that is a dictionary, or a stream with its data unpacked as far as qpdf unpacks it. */
export type PdfObject = { readonly keys: Dictionary; readonly data: Buffer | null };

/** The objects of a PDF as qpdf reads them, and what follows a reference to one. */
export type PdfObjects = {
  readonly all: readonly PdfObject[];
  readonly trailer: Dictionary;
  /** The object that a value refers to, or the dictionary that it is. Throws where it is neither. */
  at(value: unknown): PdfObject;
  /** The values of an array, or of a reference to one. */
  list(value: unknown): readonly unknown[];
};

function run(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('qpdf', args, { encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 });
  if (status !== 0) throw new Error(`qpdf does not like the file: ${stderr}${stdout}`);
  return stdout;
}

/** Has qpdf check the file and tell its objects. Throws on any complaint. */
export function pdfObjects(file: Uint8Array): PdfObjects {
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-pdf-'));
  try {
    const path = join(folder, 'chat.pdf');
    writeFileSync(path, file);
    run(['--check', path]);
    const { qpdf } = v.parse(fileSchema, JSON.parse(run(['--json=2', '--json-key=qpdf', '--json-stream-data=inline', path])));
    return objectsOf(qpdf[1]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function objectsOf(told: v.InferOutput<typeof fileSchema>['qpdf'][1]): PdfObjects {
  const values = new Map<string, unknown>();
  const objects = new Map<string, PdfObject>();
  for (const [name, body] of Object.entries(told)) {
    const value = 'stream' in body ? body.stream.dict : body.value;
    values.set(name, value);
    const keys = v.safeParse(dictionarySchema, value);
    const data = 'stream' in body ? Buffer.from(body.stream.data ?? '', 'base64') : null;
    if (keys.success) objects.set(name, { keys: keys.output, data });
  }
  const at = (value: unknown): PdfObject => {
    const found =
      typeof value === 'string'
        ? objects.get(value === 'trailer' ? value : `obj:${value}`)
        : { keys: v.parse(dictionarySchema, value), data: null };
    if (!found) throw new Error(`no object ${String(value)}`);
    return found;
  };
  const list = (value: unknown): readonly unknown[] => {
    const found = typeof value === 'string' ? values.get(`obj:${value}`) : value;
    return v.parse(v.array(v.unknown()), found);
  };
  return { all: [...objects.values()], trailer: at('trailer').keys, at, list };
}

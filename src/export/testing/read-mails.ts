import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import PostalMime, { type Email } from 'postal-mime';
import type { ReadBack } from './read-back';
import { textsOf } from './told-lines';
import { everyString } from './every-string';
import { readJsonl } from './read-data';
import { parseManifest } from './rsmf-rules';

const readWithPython = `
import sys, json, mailbox
box = mailbox.mbox(sys.argv[1])
print(json.dumps([[m['subject'], m.get_payload(decode=True).decode()] for m in box]))
`;

/** The bodies of a mailbox as Python's own reader finds them. */
function byPython(bytes: Uint8Array): readonly (readonly [string, string])[] {
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-mbox-'));
  try {
    const path = join(folder, 'mbox');
    writeFileSync(path, bytes);
    const { status, stdout, stderr } = spawnSync('python3', ['-c', readWithPython, path], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (status !== 0) throw new Error(`python3 could not read the mailbox: ${stderr}`);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const unix = (text: string): string => text.replaceAll('\r\n', '\n').replace(/\n$/, '');
const plain = ({ text }: Email): string => unix(text ?? '');

/** A mailbox, as postal-mime and Python read it; throws where they differ. */
export async function readMbox(file: Blob): Promise<ReadBack> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const raw = new TextDecoder()
    .decode(bytes)
    .split(/^From liaocun@localhost .*\n/m)
    .slice(1);
  const mails = await Promise.all(raw.map((mail) => PostalMime.parse(mail)));
  const judged = byPython(bytes);
  if (JSON.stringify(judged.map(([, text]) => unix(text))) !== JSON.stringify(mails.map(plain)))
    throw new Error('postal-mime and Python read different mails');
  return {
    texts: mails.slice(1).flatMap((mail) => textsOf(plain(mail).split('\n'))),
    everything: mails.map((mail) => `${mail.subject}\n${plain(mail)}`).join('\n'),
  };
}

/** A mail with a PDF and the records: its texts are those of the records, all that can be read that of its bodies. */
export async function readEml(file: Blob): Promise<ReadBack> {
  const mail = await PostalMime.parse(new Uint8Array(await file.arrayBuffer()));
  const records = mail.attachments.find(({ mimeType }) => mimeType === 'application/jsonl')?.content;
  if (!(records instanceof ArrayBuffer)) throw new Error('no records');
  const { texts } = await readJsonl(new Blob([records]));
  return { texts, everything: [mail.subject, mail.text].join('\n') };
}

/** The RSMF files of an export, each held against the rules of the format. */
export async function readRsmf(file: Blob): Promise<ReadBack> {
  const entries = unzipSync(new Uint8Array(await file.arrayBuffer()));
  const names = Object.keys(entries);
  if (!names.every((name) => /^(?:\d{4}-(?:\d{4}-\d{2}-\d{2}|undated)\.rsmf|about\.txt)$/.test(name)))
    throw new Error(`strange names: ${names.join()}`);
  const manifests = [];
  for (const [name, bytes] of Object.entries(entries)) if (name.endsWith('.rsmf')) manifests.push(await parseManifest(bytes));
  return {
    texts: manifests.flatMap(({ events }) => events.filter(({ type }) => type === 'message').map(({ body }) => body ?? '')),
    everything: [...manifests.map((manifest) => everyString(manifest)), strFromU8(entries['about.txt'] ?? new Uint8Array())].join('\n'),
  };
}

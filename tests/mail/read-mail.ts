import { spawnSync } from 'node:child_process';
import PostalMime from 'postal-mime';

/** A mail as a program that knows nothing of us reads it. */
export type ReadMail = {
  readonly subject: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly messageId: string;
  readonly date: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly plain: string;
  readonly html: string;
  readonly files: readonly { readonly name: string; readonly type: string; readonly base64: string }[];
  /** What the reader complained of. */
  readonly defects: readonly string[];
};

const unix = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd();

const asBytes = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);

async function byPostalMime(bytes: Uint8Array<ArrayBuffer>): Promise<ReadMail> {
  const mail = await PostalMime.parse(bytes);
  return {
    subject: mail.subject ?? '',
    from: mail.from?.address ?? '',
    to: (mail.to ?? []).map(({ address }) => address ?? ''),
    messageId: mail.messageId ?? '',
    date: Date.parse(mail.date ?? ''),
    headers: mail.headers.map(({ key, value }) => [key.toLowerCase(), value] as const),
    plain: unix(mail.text ?? ''),
    html: unix(mail.html ?? ''),
    files: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '',
      type: mimeType,
      base64: Buffer.from(asBytes(content)).toString('base64'),
    })),
    defects: [],
  };
}

const script = `
import sys, json, base64, email, email.policy
mail = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
defects = [repr(d) for part in mail.walk() for d in part.defects]
defects += [name + ': ' + repr(d) for name, value in mail.items() for d in value.defects]
print(json.dumps({
  'subject': str(mail['subject']),
  'from': mail['from'].addresses[0].addr_spec,
  'to': [a.addr_spec for a in mail['to'].addresses],
  'messageId': str(mail['message-id']),
  'date': int(mail['date'].datetime.timestamp() * 1000),
  'headers': [[k.lower(), ' '.join(str(v).split())] for k, v in mail.items()],
  'plain': mail.get_body(('plain',)).get_content().replace('\\r\\n', '\\n').rstrip(),
  'html': mail.get_body(('html',)).get_content().replace('\\r\\n', '\\n').rstrip(),
  'files': [{'name': a.get_filename(), 'type': a.get_content_type(), 'base64': base64.b64encode(a.get_payload(decode=True)).decode()}
            for a in mail.iter_attachments()],
  'defects': defects,
}))
`;

function byPython(bytes: Uint8Array): ReadMail {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', script], { input: bytes, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`python3 could not read the mail: ${stderr}`);
  return JSON.parse(stdout);
}

/** The mail as postal-mime reads it. */
export const readMail = async (mail: { readonly bytes: Uint8Array<ArrayBuffer> } | undefined): Promise<ReadMail> =>
  byPostalMime(mail?.bytes ?? new Uint8Array());

/** The mail as postal-mime and as Python's email read it. */
export async function readByBoth(
  mail: { readonly bytes: Uint8Array<ArrayBuffer> } | undefined,
): Promise<{ readonly postal: ReadMail; readonly python: ReadMail }> {
  return { postal: await readMail(mail), python: byPython(mail?.bytes ?? new Uint8Array()) };
}

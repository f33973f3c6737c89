const encoder = new TextEncoder();

/** What every mail's file name ends in: twelve hex digits of its Message-ID's SHA-256, so that the same mail always has the same file. */
export async function fileEnding(messageId: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(messageId)));
  return ` ${[...hash.subarray(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}.eml`;
}

/** `2026-11-21 聊天备份 1 0f3a9c5be210.eml`: the day (UTC), the subject as far as every system takes it, the ending. */
export function mailFileName({ subject, date }: { readonly subject: string; readonly date: number }, ending: string): string {
  return `${new Date(date).toISOString().slice(0, 10)} ${safeName(subject)}`.trim() + ending;
}

/** The folders of a path, each by a name that every system takes; `..` leads nowhere. */
export const foldersIn = (path: string): readonly string[] =>
  path
    .split('/')
    .map(safeName)
    .filter((name) => name !== '');

/** So many characters of a name are kept. */
const longest = 60;

function safeName(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\p{C}\u2028\u2029]/gu, ' ')
    .replace(/[<>:"/\\|?*]/g, '-')
    .replace(/\s+/g, ' ');
  const cut = Array.from(plain.trim())
    .slice(0, longest)
    .join('')
    .replace(/^[.\-~ ]+|[. ]+$/g, '');
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(cut) ? `_${cut}` : cut;
}

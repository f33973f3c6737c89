const newline = 0x0a;
const latin = new TextDecoder('latin1');
const separator = /^From \S/;

/** The mails in files that a user picked: `.eml`, one each, or mailboxes (`.mbox`), which begin with a line `From …`. */
export async function* mailsIn(files: Iterable<Blob>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (!separator.test(latin.decode(bytes.subarray(0, 20)))) yield bytes;
    else yield* mailsInMailbox(bytes);
  }
}

/** Each mail lies between two lines `From …`; in it, lines that begin like that have a `>` before them, one more for each that they had. */
function* mailsInMailbox(bytes: Uint8Array<ArrayBuffer>): Generator<Uint8Array<ArrayBuffer>> {
  let start = endOfLine(bytes, 0);
  for (let from = start; from < bytes.length;) {
    const isNext = bytes[from] === 0x46 && separator.test(latin.decode(bytes.subarray(from, from + 20)));
    const end = endOfLine(bytes, from);
    if (isNext) {
      yield unquoted(bytes.subarray(start, from));
      start = end;
    }
    from = end;
  }
  yield unquoted(bytes.subarray(start));
}

function endOfLine(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(newline, from);
  return end < 0 ? bytes.length : end + 1;
}

/** Backup mails are ASCII, so bytes and characters are the same. */
function unquoted(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = latin.decode(bytes);
  if (!/^>+From /m.test(text)) return bytes.slice();
  return Uint8Array.from(text.replace(/^>(>*From )/gm, '$1'), (one) => one.charCodeAt(0));
}

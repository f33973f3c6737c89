/** A line of a file, counted from 1; `text` is null where its bytes are no text, or more than a line may have. */
export type FileLine = { readonly line: number; readonly text: string; readonly fault?: never } | FaultyLine;
export type FaultyLine = { readonly line: number; readonly text: null; readonly fault: 'encoding' | 'too-long' };

/** No line may have more bytes: it has to go through one message to the background. */
export const maxLineBytes = 16_000_000;

const newline = 0x0a;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The lines of a file, read piece by piece. UTF-8 with or without a byte order mark, or UTF-16 with one; lines end in LF or CRLF, the last
 * one with or without. Empty lines are left out.
 */
export async function* fileLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FileLine> {
  let line = 0;
  for await (const piece of splitAtNewlines(inUtf8(bytes))) {
    line += 1;
    const read = piece === null ? faulty(line, 'too-long') : decoded(line, piece);
    if (read.text === null || read.text.trim() !== '') yield read;
  }
}

const faulty = (line: number, fault: FaultyLine['fault']): FaultyLine => ({ line, text: null, fault });

function decoded(line: number, bytes: Uint8Array): FileLine {
  try {
    return { line, text: utf8.decode(bytes).replace(/^\uFEFF|\r$/g, '') };
  } catch {
    return faulty(line, 'encoding');
  }
}

/** The bytes between line ends; null for a line that is too long, of which nothing is kept. */
async function* splitAtNewlines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | null> {
  let open: Uint8Array[] = [];
  let length = 0;
  const add = (piece: Uint8Array): void => {
    length += piece.length;
    if (length > maxLineBytes) open = [];
    else open.push(piece);
  };
  const close = (): Uint8Array | null => {
    const line = length > maxLineBytes ? null : joined(open, length);
    [open, length] = [[], 0];
    return line;
  };
  for await (const chunk of bytes) {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      add(chunk.subarray(from, end));
      yield close();
      from = end + 1;
    }
    add(chunk.subarray(from));
  }
  if (length > 0) yield close();
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** UTF-16, told by its byte order mark, becomes UTF-8; all else stays as it is. */
async function* inUtf8(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let start: Uint8Array = new Uint8Array();
  let decoder: TextDecoder | null | undefined;
  for await (const piece of bytes) {
    const chunk: Uint8Array = decoder === undefined ? joined([start, piece], start.length + piece.length) : piece;
    if (decoder === undefined) {
      start = chunk;
      if (chunk.length < 2) continue;
      decoder = utf16Of(chunk);
    }
    yield decoder ? encoder.encode(decoder.decode(chunk, { stream: true })) : chunk;
  }
  if (decoder === undefined) yield start;
}

function utf16Of([first, second]: Uint8Array): TextDecoder | null {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  return first === 0xfe && second === 0xff ? new TextDecoder('utf-16be') : null;
}

/** The text of a file's first bytes, as far as it can be read. */
export function utf8Start(bytes: Uint8Array): string {
  return (utf16Of(bytes) ?? new TextDecoder()).decode(bytes);
}

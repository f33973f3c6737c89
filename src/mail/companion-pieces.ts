import * as v from 'valibot';

/**
 * How much of a message goes into one frame, in UTF-16 units. Browsers take a megabyte in a frame, and a unit becomes at most
 * seven bytes (a control sign, escaped as JSON twice), so 140,000 would do.
 */
const pieceLength = 131_072;
/** A message may not be longer: 64 MB of mail in base64, and what stands around it. */
const longest = 90_000_000;
/** So many messages may be half there at once. */
const mostOpen = 16;

const natural = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const pieceSchema = v.strictObject({ message: natural, at: natural, of: natural, text: v.pipe(v.string(), v.maxLength(pieceLength)) });
/** A part of a message's JSON; a frame of native messaging holds one. */
export type Piece = v.InferOutput<typeof pieceSchema>;

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;

/** Cuts the JSON of `value` into pieces. `message` numbers the messages of one side. Throws where it is too long to send. */
export function* piecesOf(message: number, value: unknown): Generator<Piece, void> {
  const text = JSON.stringify(value);
  if (text.length > longest) throw new RangeError('the message is too long');
  const cuts = [0];
  while ((cuts.at(-1) ?? 0) < text.length) {
    const end = Math.min((cuts.at(-1) ?? 0) + pieceLength, text.length);
    // No pair is parted: half a pair is not Unicode, and not every reader of JSON takes it.
    cuts.push(end < text.length && isHighSurrogate(text.charCodeAt(end - 1)) ? end - 1 : end);
  }
  for (const [at, from] of cuts.slice(0, -1).entries()) yield { message, at, of: cuts.length - 1, text: text.slice(from, cuts[at + 1]) };
}

/** Thrown where frames come that no sender of ours makes; what follows them cannot be trusted. */
export class BrokenPieces extends Error {
  override readonly name = 'BrokenPieces';
}

/** Puts messages together again: give it each frame as it comes; it answers with a whole message's value, or with nothing yet. */
export function pieceGatherer(): (frame: unknown) => { readonly value: unknown } | null {
  const open = new Map<number, { readonly texts: string[]; length: number; readonly of: number }>();
  return (frame) => {
    const { success, output: piece } = v.safeParse(pieceSchema, frame);
    if (!success) throw new BrokenPieces('not a piece');
    const known = open.get(piece.message) ?? { texts: [], length: 0, of: piece.of };
    known.length += piece.text.length;
    if (piece.at !== known.texts.length || piece.of !== known.of || piece.at >= piece.of) throw new BrokenPieces('out of order');
    if (known.length > longest) throw new BrokenPieces('too long');
    known.texts.push(piece.text);
    if (known.texts.length < known.of) {
      open.set(piece.message, known);
      if (open.size > mostOpen) throw new BrokenPieces('too many at once');
      return null;
    }
    open.delete(piece.message);
    return { value: parsed(known.texts.join('')) };
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BrokenPieces('not JSON');
  }
}

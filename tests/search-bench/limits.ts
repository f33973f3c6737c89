import { fold } from '../../src/search/fold/fold';
import { valueStore } from './contestants/value-store';
import type { Corpus } from './corpus/chats';

/** What this machine and browser can do at best: bytes that IndexedDB gives back and characters that are looked through, each a second. */
export type Limits = { readonly readBytes: number; readonly scanUnits: number };

/** Texts are kept in pieces of about so many characters; larger ones are read no faster. */
const pieceUnits = 500_000;
/** As much text as is enough for a measurement of some 100 ms. */
const enough = 24_000_000;
/** Stands in no text. */
const absent = '\uffff\ufffe';

/** Writes texts of the corpus down in large pieces; answers how many pieces there are. */
export async function writeForLimits(corpus: Corpus): Promise<number> {
  const store = await valueStore('limits');
  const encoder = new TextEncoder();
  let pieces = 0;
  let piece = '';
  let units = 0;
  for (const { text } of corpus.messages()) {
    piece += `${fold(text)}\n`;
    if (piece.length < pieceUnits) continue;
    units += piece.length;
    await store.put(String(pieces++), encoder.encode(piece));
    piece = '';
    if (units > enough) break;
  }
  if (piece !== '') await store.put(String(pieces++), encoder.encode(piece));
  await store.put('pieces', pieces);
  store.close();
  return pieces;
}

/** Reads them in a browser that is started anew, and looks for what is nowhere in them. */
export async function measureLimits(): Promise<Limits> {
  const store = await valueStore('limits');
  const pieces = Number(await store.get('pieces'));
  const begun = performance.now();
  const read = await Promise.all(Array.from({ length: pieces }, (_, at) => store.get(String(at))));
  const took = performance.now() - begun;
  const bytes = read.filter((piece) => piece instanceof Uint8Array);
  const decoder = new TextDecoder();
  const texts = bytes.map((piece) => decoder.decode(piece));
  const units = texts.reduce((sum, text) => sum + text.length, 0);
  // Few texts are gone through many times: the clock is too coarse for once.
  const rounds = Math.ceil((10 * enough) / units);
  const start = performance.now();
  for (let round = 0; round < rounds; round++)
    if (texts.some((text) => text.includes(absent))) throw new Error('a text holds what none can');
  const scanned = performance.now() - start;
  store.close();
  return { readBytes: (bytes.reduce((sum, piece) => sum + piece.length, 0) / took) * 1000, scanUnits: ((units * rounds) / scanned) * 1000 };
}

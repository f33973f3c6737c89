import type { Digest } from './digest';
import { plainBody } from './mail-body';
import type { ExportRequest } from './request';
import { oneLine } from './visible-text';

/** Mail programs are handed the address on a command line or as a link; longer ones are cut off by some. */
const longestAddress = 1800;

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** As much of the text, encoded, as fits into `room`, cut between user-perceived characters. */
function encodedStart(text: string, room: number): string {
  let encoded = '';
  for (const { segment } of segmenter.segment(text.slice(0, room).replace(/\p{Cs}/gu, '\uFFFD'))) {
    const next = encodeURIComponent(segment);
    if (encoded.length + next.length > room) return encoded;
    encoded += next;
  }
  return encoded;
}

/** The `mailto:` address of a draft whose subject is the export's title and whose body begins its summary. */
export function mailtoAddress(request: ExportRequest, digest: Digest): string {
  const head = `mailto:?subject=${encodedStart(oneLine(request.title), longestAddress / 3)}&body=`;
  return head + encodedStart(plainBody(request, digest), longestAddress - head.length);
}

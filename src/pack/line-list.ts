import { hexOf } from '../evidence/bytes';
import { Sha256 } from '../evidence/sha256';

const lineEnd = 0x0a;

/** The SHA-256 of each line of a file, one a line, so that a changed one can be named; the lines' ends are not hashed. */
export async function linesListOf(file: Blob): Promise<string> {
  const hashes: string[] = [];
  let hash = new Sha256();
  const reader = file.stream().getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    let start = 0;
    for (let end = read.value.indexOf(lineEnd); end >= 0; end = read.value.indexOf(lineEnd, start)) {
      hash.add(read.value.subarray(start, end));
      hashes.push(hexOf(hash.hash()));
      hash = new Sha256();
      start = end + 1;
    }
    hash.add(read.value.subarray(start));
  }
  return hashes.map((one) => `${one}\n`).join('');
}

import type { Cluster } from './clusters';
import type { FaceName } from './fonts/face-names';
import type { Typesetter } from './typesetter';

/** So many characters tell a text's language. */
const looked = 200;

/** The face that most of a prepared text's first characters are set in; null where none of them leaves ink. */
export function mainFace(typesetter: Typesetter, text: string): FaceName | null {
  const { manner, paragraphs } = typesetter.read(text);
  const counts = new Map<FaceName, number>();
  let left = looked;
  for (const paragraph of paragraphs) {
    countFaces(typesetter.head(paragraph, manner).clusters, left, counts);
    left -= paragraph.text.length;
    if (left <= 0) break;
  }
  let [main, most]: [FaceName | null, number] = [null, 0];
  for (const [face, count] of counts) if (count > most) [main, most] = [face, count];
  return main;
}

/** Counts whose clusters the first of a paragraph are, but blanks, marks and pictures: as many as stand together at once. */
function countFaces(clusters: readonly Cluster[], most: number, counts: Map<FaceName, number>): void {
  let [run, length]: [FaceName | null, number] = [null, 0];
  const note = (): void => {
    if (run !== null) counts.set(run, (counts.get(run) ?? 0) + length);
  };
  for (let index = 0; index < Math.min(most, clusters.length); index += 1) {
    const cluster = clusters[index];
    if (!cluster || cluster.text === ' ' || cluster.isMark || cluster.isPicture) continue;
    if (cluster.face !== run) {
      note();
      [run, length] = [cluster.face, 0];
    }
    length += 1;
  }
  note();
}

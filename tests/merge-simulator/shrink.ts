import { classOf, judged } from './judge';
import type { TrueMessage } from './history';
import type { Setting, View } from './views';

/** The fewest views found that still end in the same class, in their order: first the shortest beginning, then each of the others left out in turn. */
export async function shrunk(truth: readonly TrueMessage[], views: readonly View[], setting: Setting): Promise<readonly View[]> {
  const found = classOf(await judged(truth, views, setting));
  const isStill = async (fewer: readonly View[]) => classOf(await judged(truth, fewer, setting)) === found;
  let count = 1;
  while (count < views.length && !(await isStill(views.slice(0, count)))) count++;
  let left = views.slice(0, count);
  for (let index = left.length - 1; index >= 0; index--) {
    const fewer = left.toSpliced(index, 1);
    if (fewer.length > 0 && (await isStill(fewer))) left = fewer;
  }
  return left;
}

/** What a view showed, for whoever looks into a failing history. */
export function told({ sighting, witness, shown }: View): string {
  const rows = shown.map(({ index, isRecall }) => `${index}${isRecall ? 'R' : ''}`).join(' ');
  return `${new Date(sighting.at).toISOString()} ${witness} ${sighting.zone} ${sighting.how}: ${rows}`;
}

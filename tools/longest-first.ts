import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, longest first. */
const longest = [
  'tests/screens/screens.test.ts',
  'tests/e2e/crash.test.ts',
  'tests/e2e/consoles.test.ts',
  'tests/merge-simulator/merge-simulator.test.ts',
  'tests/pages/serve.test.ts',
  'tests/e2e/import.test.ts',
  'src/export/testing/matrix.test.ts',
  'tests/archive/search-index.test.ts',
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((file) => moduleId.endsWith(file));
  return place < 0 ? longest.length : place;
};

/** Starts the files that take longest first, so that none of them is left to run alone at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- no array's: the usual order, by what files took the last time.
    const usual = await super.sort(files);
    return usual.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

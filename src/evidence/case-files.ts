import * as v from 'valibot';

/** Where a case pack says what is in it, which head of the log it was made with, and which files there are. */
export const casePaths = { index: 'index.json', head: 'head.json', manifest: 'manifest-sha256.txt' } as const;

const schema = v.object({
  is: v.literal('liaocun-case'),
  name: v.string(),
  exhibits: v.array(
    v.object({
      label: v.string(),
      is: v.string(),
      files: v.array(v.object({ name: v.string(), part: v.number(), bytes: v.number(), sha256: v.string() })),
    }),
  ),
});

/** What the index of a case pack says of its exhibits and their files, as far as a check needs it. */
export type CaseIndex = v.InferOutput<typeof schema>;

/** The evidence packs among the files: the zips of chats, not those that the user put in. */
export const packsIn = ({ exhibits }: CaseIndex): readonly string[] =>
  exhibits.flatMap(({ is, files }) => (is === 'file' ? [] : files.flatMap(({ name }) => (name.endsWith('.zip') ? [name] : []))));

/** The index that a file writes, or null for another file. */
export function readCaseIndex(json: string): CaseIndex | null {
  try {
    return v.parse(schema, JSON.parse(json));
  } catch {
    return null;
  }
}

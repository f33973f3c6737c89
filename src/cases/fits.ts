import type { FileLimit, Limits } from './preset';

export type FileToHandIn = { readonly name: string; readonly type: string; readonly bytes: number };

/**
 * A file that is not taken, or (with `name` null) all of them together, and what to do: `shrink` a picture or video, `split` a document into
 * several, `convert` it to a type that is taken, `choose` fewer.
 */
export type Misfit = {
  readonly name: string | null;
  readonly why: 'type' | 'large' | 'many' | 'total';
  readonly is: number;
  readonly limit: number;
  readonly todo: 'shrink' | 'split' | 'convert' | 'choose';
};

/** Whether files of a type are taken as these. */
export const takes = (limit: FileLimit, type: string): boolean =>
  limit.types.some((one) => (one.endsWith('/*') ? type.startsWith(one.slice(0, -1)) : one === type));

function misfitOf({ name, type, bytes }: FileToHandIn, files: readonly FileLimit[]): readonly Misfit[] {
  const limit = files.find((one) => takes(one, type));
  if (!limit) return [{ name, why: 'type', is: bytes, limit: 0, todo: 'convert' }];
  if (limit.bytes === null || bytes <= limit.bytes) return [];
  return [{ name, why: 'large', is: bytes, limit: limit.bytes, todo: /^(?:image|video|audio)\//.test(type) ? 'shrink' : 'split' }];
}

/** Which of the files are not taken, and why. What is not known of the limits refuses nothing. */
export function misfits(limits: Limits, files: readonly FileToHandIn[]): readonly Misfit[] {
  const each = limits.files === null ? [] : files.flatMap((file) => misfitOf(file, limits.files ?? []));
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    ...each,
    ...(limits.count !== null && files.length > limits.count
      ? [{ name: null, why: 'many', is: files.length, limit: limits.count, todo: 'choose' } as const]
      : []),
    ...(limits.bytes !== null && total > limits.bytes
      ? [{ name: null, why: 'total', is: total, limit: limits.bytes, todo: 'choose' } as const]
      : []),
  ];
}

/** Puts files into as few packs as their order allows, none of them larger than `most` bytes but one whose only file is. */
export function packsOf<T extends { readonly bytes: number }>(files: readonly T[], limit: number | null): readonly (readonly T[])[] {
  const packs: T[][] = [];
  let filled = 0;
  for (const file of files) {
    const last = packs.at(-1);
    if (last && (limit === null || filled + file.bytes <= limit)) last.push(file);
    else {
      packs.push([file]);
      filled = 0;
    }
    filled += file.bytes;
  }
  return packs;
}

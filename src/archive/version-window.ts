import type { Version } from '../domain/message';

/** Between these moments (epoch ms) a message came into the state of a version. */
export type Window = { readonly from: number; readonly to: number };

/**
 * When an edit or a recall happened: after the state before it was last seen, and before it was seen itself. Where the first is not
 * known, that state was at least seen once.
 */
export function versionWindow(versions: readonly Version[], version: Version): Window {
  const to = Date.parse(version.at);
  const before = versions[versions.indexOf(version) - 1];
  const from = Date.parse(version.since ?? before?.at ?? version.at);
  return { from: Math.min(from, to), to };
}

/** A file that the build put into the extension besides its pages, by its path; null where this build has none. */
export async function ownFile(path: 'packs/verifier.txt' | 'build.sha256'): Promise<Blob | null> {
  const response = await fetch(`/${path}`).catch(() => null);
  return response?.ok === true ? response.blob() : null;
}

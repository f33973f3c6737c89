import { useEffect, useState } from 'preact/hooks';
import type { FileRow } from '../archive/files/fetch-row';
import { isDrawn } from '../domain/file-type';

/** Types that are shown or played; as anything else a file is only handed over for saving. */
export function isShown(type: string): boolean {
  return isDrawn(type) || /^(?:audio\/(?!amr|silk)|video\/(?!quicktime|3gpp))/.test(type);
}

/** A file as the browser takes it. What is never shown has no type that a browser would open. */
export function blobOf({ data, type }: FileRow): Blob {
  return new Blob([data], { type: isShown(type) ? type : 'application/octet-stream' });
}

/** An address for a file within this page, for as long as it is shown. */
export function useObjectUrl(file: FileRow | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return undefined;
    const made = URL.createObjectURL(blobOf(file));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}

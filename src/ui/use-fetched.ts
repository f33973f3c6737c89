import { useState } from 'preact/hooks';
import { attachmentAfter, type FetchRow } from '../archive/files/fetch-row';
import { isFile } from '../domain/file-type';
import type { Attachment } from '../domain/message';
import { usePorts } from './ports';
import { useEvery } from './use-every';
import { useLoad } from './use-load';

export type Fetched = {
  /** The attachment as it is by now: a transcript that was read earlier does not know what came since. */
  readonly attachment: Attachment;
  /** What was tried, where anything was. */
  readonly row: FetchRow | undefined;
  /** Looks again and again from now on, because something was ordered. */
  readonly follow: () => void;
};

/** How often is looked for what came of a fetch, in ms. */
const everyMs = 1000;

/** What came of fetching an attachment, followed for as long as it is on its way. */
export function useFetched(attachment: Attachment): Fetched {
  const { files } = usePorts();
  const [followed, setFollowed] = useState(false);
  const { url, kind, state } = attachment;
  const asked = state !== 'kept' && isFile(kind) ? url : null;
  const { value, reload } = useLoad(async () => (asked === null ? undefined : files.fetched(asked)), [files, asked]);
  const isOnItsWay = value?.state !== 'kept' && (followed || value?.state === 'waiting');
  useEvery(asked !== null && isOnItsWay ? everyMs : null, reload);
  const row = asked === null ? undefined : value;
  return {
    attachment: row ? attachmentAfter(attachment, row) : attachment,
    row,
    follow() {
      setFollowed(true);
      reload();
    },
  };
}

import { createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import type { StoredMessage } from '../../archive/ports';
import { isDrawn } from '../../domain/file-type';
import type { Attachment } from '../../domain/message';
import type { Finder } from '../../search/finder';
import { type Ports, usePorts } from '../ports';
import type { MessageRows } from './message-rows';
import { firstNotBelow, indexOfOrder } from './orders';

/** A picture that the archive keeps, and the message it came with. */
export type KeptPicture = { readonly order: number; readonly attachment: Attachment; readonly sha256: string };

/** The kept picture after or before another one of the same conversation; null where there is none. */
export type PictureBeside = (picture: KeptPicture, by: 1 | -1) => Promise<KeptPicture | null>;

export const PicturesContext = createContext<PictureBeside>(async () => null);

export const usePictureBeside = (): PictureBeside => useContext(PicturesContext);

/** Messages with pictures that are looked at for one that is kept before it is given up. */
const patience = 200;

/** Goes from picture to picture through a whole conversation, whatever of it is in the page. */
export function useKeptPictures(key: string, rows: MessageRows): PictureBeside {
  const { archive, files, finder } = usePorts();
  return useMemo(() => besideIn(key, rows, { archive, files, finder }), [key, rows, archive, files, finder]);
}

function besideIn(key: string, rows: MessageRows, { archive, files, finder }: Pick<Ports, 'archive' | 'files' | 'finder'>): PictureBeside {
  const messageAt = async (order: number): Promise<StoredMessage | undefined> => {
    const index = indexOfOrder(rows.orders, order);
    return rows.message(index) ?? (await archive.messages(key, { after: rows.orders[index - 1] ?? -Infinity, limit: 1 }))[0];
  };
  /** The first that can be shown: the file of a message that was imported may lie elsewhere. */
  const shown = async (pictures: readonly KeptPicture[]): Promise<KeptPicture | null> => {
    for (const picture of pictures) {
      const file = await files.file(picture.sha256);
      if (file && isDrawn(file.type)) return picture;
    }
    return null;
  };
  return async (picture, by) => {
    const here = inDirection(keptIn(await messageAt(picture.order)), by);
    const within = await shown(here.slice(here.findIndex(({ sha256 }) => sha256 === picture.sha256) + 1));
    if (within) return within;
    const orders = await withPictures(key, finder);
    const at = firstNotBelow(orders, picture.order);
    const start = by > 0 ? at + (orders[at] === picture.order ? 1 : 0) : at - 1;
    for (let step = 0; step < patience; step++) {
      const order = orders[start + step * by];
      if (order === undefined) return null;
      const found = await shown(inDirection(keptIn(await messageAt(order)), by));
      if (found) return found;
    }
    return null;
  };
}

const inDirection = (pictures: readonly KeptPicture[], by: 1 | -1): readonly KeptPicture[] => (by > 0 ? pictures : pictures.toReversed());

async function withPictures(key: string, finder: Finder): Promise<Float64Array> {
  const query = {
    kind: 'all',
    of: [
      { kind: 'conversation', key },
      { kind: 'has', what: 'image' },
    ],
  } as const;
  const places = await finder.places({ query, exact: false, ranking: 'newest' }, { aborted: false });
  return Float64Array.from(places, ({ order }) => order).toSorted();
}

function keptIn(message: StoredMessage | undefined): readonly KeptPicture[] {
  if (!message) return [];
  return message.attachments.flatMap((attachment) => {
    const { kind, state, sha256 } = attachment;
    const isPicture = (kind === 'image' || kind === 'sticker') && state === 'kept' && sha256 !== null;
    return isPicture ? [{ order: message.order, attachment, sha256 }] : [];
  });
}

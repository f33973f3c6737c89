import type { Kind } from '../domain/message';
import { text } from '../platform/i18n';
import type { IconName } from './icon';

const names = {
  text: 'kindText',
  image: 'kindImage',
  video: 'kindVideo',
  audio: 'kindAudio',
  file: 'kindFile',
  sticker: 'kindSticker',
  product: 'kindProduct',
  order: 'kindOrder',
  card: 'kindCard',
  location: 'kindLocation',
  call: 'kindCall',
  recall: 'kindRecall',
  system: 'kindSystem',
  unknown: 'kindUnknown',
} as const satisfies Record<Kind, string>;

export function kindName(kind: Kind): string {
  return text(names[kind]);
}

const icons: Partial<Record<Kind, IconName>> = { image: 'image', sticker: 'image', video: 'video', audio: 'audio', file: 'file' };

export function kindIcon(kind: Kind): IconName {
  return icons[kind] ?? 'card';
}

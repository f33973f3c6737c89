import type { PageRule } from '../../page-rule';
import { plain, twoTalks } from '../../plain-rule';

/** A web component: the whole chat in a shadow root. It knows roles and their names, but no times. Lines with a dash become a list. */
export const rule: PageRule = {
  ...plain,
  id: 'deep-chat',
  made: 'library',
  language: 'en-US',
  wishes: twoTalks(23, ['en', 'pt'], ['text', 'image']),
  names: 'all',
  nameAt: 'foot',
  timeAt: 'never',
  timeLabel: () => '',
  wordsShown: (text) => text.replaceAll(/^- /gm, ''),
  quietMinutes: 60 * 24 * 999,
  shownFirst: 1000,
  parts: { row: '.outer-message-container', name: '.name', time: null },
};

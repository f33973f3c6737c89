import type { PageRule } from '../../page-rule';
import { plain, twoTalks } from '../../plain-rule';
import { clock12, englishDay } from '../../time-labels';

/** Comments as Semantic UI draws them: a flat list, author and date in one line, nobody's side. */
export const rule: PageRule = {
  ...plain,
  id: 'semantic-comments',
  made: 'library',
  language: 'en-US',
  wishes: twoTalks(97, ['en', 'zh'], ['text', 'image', 'file']),
  names: 'all',
  nameAt: 'each',
  sides: 'unseen',
  timeLabel: (at) => `${englishDay(at)} at ${clock12(at)}`,
  parts: { row: '.comment', name: '.author', time: '.date' },
};

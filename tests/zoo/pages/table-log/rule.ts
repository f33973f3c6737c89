import type { PageRule } from '../../page-rule';
import { plain, twoTalks } from '../../plain-rule';
import { clock, dayOf } from '../../time-labels';

/** A record of a chat as a table: when, who, what; one's own rows are tinted. */
export const rule: PageRule = {
  ...plain,
  id: 'table-log',
  language: 'zh-CN',
  wishes: twoTalks(227, ['zh', 'th'], ['text', 'image', 'file']),
  names: 'all',
  nameAt: 'each',
  sides: 'unseen',
  timeLabel: (at) => `${dayOf(at)} ${clock(at)}`,
  parts: { row: 'tbody tr', name: '.by', time: '.on' },
};

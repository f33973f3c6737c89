import type { PageRule } from './page-rule';
import { rule as beautifulChat } from './pages/beautiful-chat/rule';
import { rule as columnReverse } from './pages/column-reverse/rule';
import { rule as daisyui } from './pages/daisyui-chat/rule';
import { rule as deepChat } from './pages/deep-chat/rule';
import { rule as flatGroups } from './pages/flat-groups/rule';
import { rule as framework7 } from './pages/framework7-messages/rule';
import { rule as inAFrame } from './pages/in-a-frame/rule';
import { rule as ionic } from './pages/ionic-content/rule';
import { rule as ircLines } from './pages/irc-lines/rule';
import { rule as matechat } from './pages/matechat/rule';
import { rule as nestedShadows } from './pages/nested-shadows/rule';
import { rule as quasar } from './pages/quasar-chat/rule';
import { rule as reactChatElements } from './pages/react-chat-elements/rule';
import { rule as rightToLeft } from './pages/right-to-left/rule';
import { rule as scrollingDocument } from './pages/scrolling-document/rule';
import { rule as semantic } from './pages/semantic-comments/rule';
import { rule as semi } from './pages/semi-chat/rule';
import { rule as tableLog } from './pages/table-log/rule';

/** Every page of the zoo. */
export const rules: readonly PageRule[] = [
  reactChatElements,
  deepChat,
  semi,
  quasar,
  framework7,
  daisyui,
  beautifulChat,
  matechat,
  semantic,
  ionic,
  flatGroups,
  ircLines,
  tableLog,
  scrollingDocument,
  columnReverse,
  rightToLeft,
  inAFrame,
  nestedShadows,
];

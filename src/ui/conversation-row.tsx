import type { Conversation } from '../archive/ports';
import type { Note } from '../domain/note';
import { text } from '../platform/i18n';
import { CompletenessMark } from './completeness-mark';
import { ConsoleMark } from './console-mark';
import { shortWhen } from './format';
import { kindName } from './kind-name';
import { TagMarks } from './notes/tag-marks';
import { accountName, peerName } from './parties';
import { usePorts } from './ports';
import './rows.css';

function Preview({ preview }: { readonly preview: NonNullable<Conversation['preview']> }) {
  return (
    <>
      {preview.direction === 'out' && <span class="you">{text('you')} </span>}
      <bdi>{preview.text.trim() === '' ? kindName(preview.kind) : preview.text.slice(0, 200)}</bdi>
    </>
  );
}

/** A conversation in a list: who, when last, what last, and whether something may be missing. */
export function ConversationRow({ conversation, note }: { readonly conversation: Conversation; readonly note?: Note | undefined }) {
  const { clock, language } = usePorts();
  const { lastAt, account, preview } = conversation;
  return (
    <div class="row">
      <ConsoleMark id={conversation.console} />
      <div class="row-words">
        <div class="row-head">
          <bdi class="row-name line">{peerName(conversation)}</bdi>
          <bdi class="row-account line">{accountName(account)}</bdi>
          <CompletenessMark conversation={conversation} />
          <span class="row-when number">{lastAt === null ? '' : shortWhen(lastAt, clock(), language)}</span>
        </div>
        <div class="row-foot">
          <TagMarks note={note} />
          <div class="row-text line">{preview && <Preview preview={preview} />}</div>
        </div>
      </div>
    </div>
  );
}

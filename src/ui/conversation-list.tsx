import type { Conversation } from '../archive/ports';
import { text } from '../platform/i18n';
import { ConversationRow } from './conversation-row';
import './lists.css';
import { Notice, ProblemNotice } from './notice';
import { OptionList } from './option-list';
import { usePorts } from './ports';
import { type Loaded, useLoad } from './use-load';

type ConversationListProps = {
  readonly listId: string;
  readonly heading: string;
  readonly conversations: Loaded<readonly Conversation[]>;
  readonly active: number;
  readonly activate: (index: number) => void;
  /** The key of the conversation that is open beside the list. */
  readonly current?: string | null;
  readonly open: (conversation: Conversation) => void;
  /** Says what to do where there are none. */
  readonly teaches: boolean;
};

/** The conversations, newest first; where there are none, what to do. */
export function ConversationList({
  listId,
  heading,
  conversations,
  active,
  activate,
  current = null,
  open,
  teaches,
}: ConversationListProps) {
  const { archive } = usePorts();
  const { value, problem, reload } = conversations;
  const notes = useLoad(async () => archive.notes(), [archive, value]).value;
  return (
    <>
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {teaches && value?.length === 0 && !problem && (
        <Notice title={text('nothingYet')}>
          <p>{text('nothingYetMore')}</p>
        </Notice>
      )}
      {value !== undefined && value.length > 0 && <h2 class="list-head overline">{heading}</h2>}
      <OptionList
        id={listId}
        label={heading}
        items={value ?? []}
        active={active}
        activate={activate}
        current={({ key }) => key === current}
        keyOf={({ key }) => key}
        row={(conversation) => <ConversationRow conversation={conversation} note={notes?.get(conversation.key)} />}
        open={open}
      />
    </>
  );
}

import { useState } from 'preact/hooks';
import type { Conversation } from '../src/archive/ports';
import { text } from '../src/platform/i18n';
import { FormDialog } from '../src/ui/dialog';
import { messagesCounted } from '../src/ui/counted';
import { ProblemNotice } from '../src/ui/notice';
import { peerName } from '../src/ui/parties';
import { usePorts } from '../src/ui/ports';
import { type Problem, problemOf } from '../src/ui/problem';

type DeleteProps = { readonly conversation: Conversation; readonly deleted: () => void };

/** Deletes a conversation for ever, once the user has said so twice. `deleted` is called when it is gone. */
export function DeleteConversation({ conversation, deleted }: DeleteProps) {
  const [asks, setAsks] = useState(false);
  return (
    <section class="delete-conversation">
      <button type="button" class="quiet danger" onClick={() => setAsks(true)}>
        {text('deleteChat')}
      </button>
      {asks && <Sure conversation={conversation} deleted={deleted} close={() => setAsks(false)} />}
    </section>
  );
}

function Sure({ conversation, deleted, close }: DeleteProps & { readonly close: () => void }) {
  const { background, language } = usePorts();
  const [isPrivate, setPrivate] = useState(false);
  const [failed, setFailed] = useState<Problem | null>(null);
  const { key, total } = conversation;
  const remove = async (): Promise<void> => {
    setFailed(null);
    try {
      // Before it is deleted: an open page would be archived again in between.
      if (isPrivate) await background.setPrivate({ conversation: key, isPrivate });
      await background.deleteConversation({ conversation: key });
      close();
      deleted();
    } catch (error) {
      setFailed(problemOf(error));
    }
  };
  return (
    <FormDialog title={text('deleteChatTitle', peerName(conversation))} close={close} submit={() => void remove()}>
      <p>{text('deleteChatGoes', messagesCounted(total, language))}</p>
      <p class="soft">{text('deleteChatLog')}</p>
      <label class="check">
        <input type="checkbox" checked={isPrivate} onChange={(event) => setPrivate(event.currentTarget.checked)} />
        <span>{text('deleteChatPrivate')}</span>
      </label>
      {failed && <ProblemNotice problem={failed} />}
      <button type="submit" class="button danger">
        {text('deleteChatNow')}
      </button>
    </FormDialog>
  );
}

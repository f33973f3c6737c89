import { text } from '../src/platform/i18n';
import { ConversationRow } from '../src/ui/conversation-row';
import { messagesCounted } from '../src/ui/counted';
import { ProblemNotice } from '../src/ui/notice';
import { usePorts } from '../src/ui/ports';
import { placeToHash, startPlace } from '../src/ui/place';
import { useEvery } from '../src/ui/use-every';
import { useLoad } from '../src/ui/use-load';

const everyMs = 1000;
const shownConversations = 5;

/** What has arrived since archiving began: a live count, and the latest conversations. */
export function Arrivals() {
  const { archive, language, openPage } = usePorts();
  const { value, problem, reload } = useLoad(async () => Promise.all([archive.count(), archive.conversations()]), [archive]);
  useEvery(everyMs, reload);
  const [count, conversations] = value ?? [0, []];
  return (
    <div class="arrivals">
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      <p class="lead">{text('welcomeOpenChat')}</p>
      <p role="status">
        {text('archivedSoFar')} <strong class="number">{messagesCounted(count, language)}</strong>
      </p>
      <ul class="arrived">
        {conversations.slice(0, shownConversations).map((conversation) => (
          <li key={conversation.key}>
            <button type="button" onClick={() => openPage('archive', placeToHash({ ...startPlace, conversation: conversation.key }))}>
              <ConversationRow conversation={conversation} />
            </button>
          </li>
        ))}
      </ul>
      <p class="soft">{text('welcomeFind')}</p>
    </div>
  );
}

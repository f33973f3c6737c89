import type { Conversation } from '../src/archive/ports';
import { text } from '../src/platform/i18n';
import { ConsoleMark } from '../src/ui/console-mark';
import { messagesCounted } from '../src/ui/counted';
import { shortWhen } from '../src/ui/format';
import { kindName } from '../src/ui/kind-name';
import { ProblemNotice } from '../src/ui/notice';
import { peerName } from '../src/ui/parties';
import { placeToHash, startPlace } from '../src/ui/place';
import { usePorts } from '../src/ui/ports';
import { useEvery } from '../src/ui/use-every';
import { useLoad } from '../src/ui/use-load';

const everyMs = 1000;

/** What a captured chat will look like, with invented words, until there is a real one. */
function Sample() {
  return (
    <figure class="shown-chat sample">
      <figcaption class="overline">{text('welcomeSample')}</figcaption>
      <p class="said in">{text('welcomeSampleThem')}</p>
      <p class="said out">{text('welcomeSampleYou')}</p>
    </figure>
  );
}

/** The last message that arrived, with whom and when, and the way to it. */
function Latest({ conversation }: { readonly conversation: Conversation }) {
  const { clock, language, openPage } = usePorts();
  const { preview, lastAt } = conversation;
  return (
    <figure class="shown-chat">
      <figcaption class="overline">{text('welcomeFirst')}</figcaption>
      <p class="with">
        <ConsoleMark id={conversation.console} />
        <bdi class="line">{peerName(conversation)}</bdi>
        <span class="soft small number">{lastAt !== null && shortWhen(lastAt, clock(), language)}</span>
      </p>
      {preview && (
        <p class={`said ${preview.direction}`}>
          <bdi>{preview.text.trim() === '' ? kindName(preview.kind) : preview.text}</bdi>
        </p>
      )}
      <button
        type="button"
        class="button main"
        onClick={() => openPage('archive', placeToHash({ ...startPlace, conversation: conversation.key }))}
      >
        {text('welcomeShow')}
      </button>
    </figure>
  );
}

/** What has arrived since archiving began: the last message as soon as there is one, and a live count. */
export function Arrivals() {
  const { archive, language } = usePorts();
  const { value, problem, reload } = useLoad(async () => Promise.all([archive.count(), archive.conversations()]), [archive]);
  useEvery(everyMs, reload);
  const [count, [latest]] = value ?? [0, []];
  return (
    <div class="arrivals">
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {value && !latest && <p>{text('welcomeOpenChat')}</p>}
      {latest ? <Latest conversation={latest} /> : value && <Sample />}
      <p role="status" class="soft number">
        {text('archivedSoFar', messagesCounted(count, language))}
      </p>
      {latest && <p>{text('welcomeFind')}</p>}
    </div>
  );
}

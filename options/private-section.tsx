import { text } from '../src/platform/i18n';
import { settings } from '../src/platform/settings';
import { ConsoleMark } from '../src/ui/console-mark';
import { Parties, peerName } from '../src/ui/parties';
import { usePorts } from '../src/ui/ports';
import { useLoad } from '../src/ui/use-load';
import { useSetting } from '../src/ui/use-setting';
import { focusSection, Section } from './section';

function PrivateEntry({ conversationKey }: { readonly conversationKey: string }) {
  const { archive, background } = usePorts();
  const { value: conversation } = useLoad(async () => archive.conversation(conversationKey), [conversationKey]);
  const name = conversation ? peerName(conversation) : text('peerUnknown');
  return (
    <li class="entry">
      <span class="who">
        {conversation && <ConsoleMark id={conversation.console} />}
        {conversation ? <Parties account={conversation.account} peer={name} /> : name}
      </span>
      <button
        type="button"
        class="button"
        aria-label={text('privateRemove', name)}
        onClick={(event) => {
          focusSection(event);
          void background.setPrivate({ conversation: conversationKey, isPrivate: false });
        }}
      >
        {text('archiveAgain')}
      </button>
    </li>
  );
}

/** The contacts that are never archived. */
export function PrivateSection() {
  const [keys = []] = useSetting(settings.privateConversations);
  return (
    <Section name="private" more={text('privateMore')}>
      {keys.length === 0 && <p class="soft">{text('optPrivateNone')}</p>}
      <ul>
        {keys.map((key) => (
          <PrivateEntry key={key} conversationKey={key} />
        ))}
      </ul>
    </Section>
  );
}

import { useMemo } from 'preact/hooks';
import { text } from '../../src/platform/i18n';
import { ShareBar } from '../../src/ui/charts/share-bar';
import { ConsoleMark } from '../../src/ui/console-mark';
import { numberText } from '../../src/ui/format';
import { type BigContact, biggestContacts } from '../../src/ui/overview/biggest';
import { conversationHash, searchHash } from '../../src/ui/overview/links';
import { peerName } from '../../src/ui/parties';
import { usePorts } from '../../src/ui/ports';
import { Panel } from './panel';
import type { Seen } from './use-overview';

const most = 10;

/** One conversation is opened, several are searched for. */
function hashOf({ console, peer, conversations: [first, ...others] }: BigContact): string {
  const name = peer.name ?? peer.id;
  if (first && (others.length === 0 || name === null)) return conversationHash(first.key);
  return searchHash({ kind: 'in', console }, { kind: 'with', name: name ?? '', whole: true });
}

/** The contacts with the most messages of all time. */
export function Contacts({ conversations }: Seen) {
  const { language } = usePorts();
  const contacts = useMemo(() => biggestContacts(conversations, most), [conversations]);
  if (contacts.length === 0) return null;
  return (
    <Panel title={text('contactsHeading')} aside={text('rangeAll')}>
      <ol class="contacts">
        {contacts.map((contact) => (
          <li key={contact.conversations[0]?.key}>
            <a class="contact-name line" href={hashOf(contact)} title={peerName(contact)}>
              <ConsoleMark id={contact.console} /> <bdi>{peerName(contact)}</bdi>
            </a>
            <ShareBar parts={[0, contact.messages]} most={contacts[0]?.messages ?? 1} />
            <span class="number">{numberText(contact.messages, language)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

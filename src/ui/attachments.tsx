import type { Attachment } from '../domain/message';
import { text } from '../platform/i18n';
import { sizeText } from './format';
import { Icon } from './icon';
import { kindIcon, kindName } from './kind-name';
import { safeLink } from './message-state';
import { usePorts } from './ports';

const states = {
  linked: null,
  kept: null,
  'too-large': 'attachmentTooLarge',
  expired: 'attachmentExpired',
  refused: 'attachmentRefused',
} as const;

function Label({ attachment }: { readonly attachment: Attachment }) {
  const { language } = usePorts();
  const state = states[attachment.state];
  return (
    <>
      <Icon name={kindIcon(attachment.kind)} />
      <bdi class="line">{attachment.name ?? kindName(attachment.kind)}</bdi>
      {attachment.bytes !== null && <span class="soft small number">{sizeText(attachment.bytes, language)}</span>}
      {state && <span class="soft small">{text(state)}</span>}
    </>
  );
}

/** Attachments as labels. They load only when followed: showing them would tell the shop that its chat is being read. */
export function Attachments({ attachments }: { readonly attachments: readonly Attachment[] }) {
  if (attachments.length === 0) return null;
  return (
    <ul class="attachments">
      {attachments.map((attachment, index) => {
        const link = safeLink(attachment.url);
        return (
          <li key={index}>
            {link === null ? (
              <span class="attachment">
                <Label attachment={attachment} />
              </span>
            ) : (
              <a class="attachment" href={link} target="_blank" rel="noopener noreferrer" title={text('attachmentOpen')}>
                <Label attachment={attachment} />
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

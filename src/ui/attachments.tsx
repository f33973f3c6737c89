import type { Attachment } from '../domain/message';
import { text } from '../platform/i18n';
import './attachments.css';
import { FileState } from './file-state';
import { sizeText } from './format';
import { Icon } from './icon';
import { KeptFile } from './kept-file';
import { kindIcon, kindName } from './kind-name';
import { safeLink } from './message-state';
import { usePorts } from './ports';
import { useFetched } from './use-fetched';

function Label({ attachment }: { readonly attachment: Attachment }) {
  const { language } = usePorts();
  return (
    <>
      <Icon name={kindIcon(attachment.kind)} />
      <bdi class="line">{attachment.name ?? kindName(attachment.kind)}</bdi>
      {attachment.bytes !== null && <span class="soft small number">{sizeText(attachment.bytes, language)}</span>}
    </>
  );
}

type OneProps = { readonly message: string; readonly order: number; readonly attachment: Attachment };

function One({ message, order, attachment }: OneProps) {
  const fetched = useFetched(attachment);
  const now = fetched.attachment;
  if (now.state === 'kept' && now.sha256 !== null) return <KeptFile order={order} attachment={now} sha256={now.sha256} />;
  const link = safeLink(now.url);
  return (
    <>
      {link === null ? (
        <span class="attachment">
          <Label attachment={now} />
        </span>
      ) : (
        <a class="attachment" href={link} target="_blank" rel="noopener noreferrer" title={text('attachmentOpen')}>
          <Label attachment={now} />
        </a>
      )}
      <FileState message={message} name={now.name ?? kindName(now.kind)} fetched={fetched} />
    </>
  );
}

type AttachmentsProps = { readonly message: string; readonly order: number; readonly attachments: readonly Attachment[] };

/** Attachments of a message: what the archive keeps is shown from there; the rest is a link, which loads only when followed. */
export function Attachments({ message, order, attachments }: AttachmentsProps) {
  if (attachments.length === 0) return null;
  return (
    <ul class="attachments">
      {attachments.map((attachment, index) => (
        <li key={index}>
          <One message={message} order={order} attachment={attachment} />
        </li>
      ))}
    </ul>
  );
}

import type { FileRow } from '../archive/files/fetch-row';
import { isDrawn } from '../domain/file-type';
import type { Attachment } from '../domain/message';
import { text } from '../platform/i18n';
import { sizeText } from './format';
import { Icon } from './icon';
import { kindIcon, kindName } from './kind-name';
import { safeLink } from './message-state';
import { Picture, Save } from './picture';
import { usePorts } from './ports';
import { isShown, useObjectUrl } from './use-object-url';
import { useLoad } from './use-load';
import { useNear } from './use-near';

/** Pictures of more bytes than this are offered for saving instead of being drawn among the messages. */
const mostDrawn = 25_000_000;

type KeptProps = { readonly order: number; readonly attachment: Attachment; readonly sha256: string };
type ShownProps = { readonly file: FileRow; readonly url: string; readonly attachment: Attachment };

function Player({ file, url, attachment }: ShownProps) {
  const label = attachment.name ?? kindName(attachment.kind);
  // What was said in a chat has no captions.
  return file.type.startsWith('audio/') ? (
    <audio controls src={url} aria-label={label} />
  ) : (
    <video controls preload="metadata" src={url} aria-label={label} />
  );
}

function Facts({ attachment }: { readonly attachment: Attachment }) {
  const { language } = usePorts();
  return (
    <>
      <Icon name={kindIcon(attachment.kind)} />
      <bdi class="line">{attachment.name ?? kindName(attachment.kind)}</bdi>
      {attachment.bytes !== null && <span class="soft small number">{sizeText(attachment.bytes, language)}</span>}
    </>
  );
}

function Named({ attachment, file }: { readonly attachment: Attachment; readonly file: FileRow | undefined }) {
  return (
    <span class="attachment">
      <Facts attachment={attachment} />
      {file && <Save file={file} attachment={attachment} />}
    </span>
  );
}

/** The message came from another archive's export, or from before everything was deleted: its file is known, and lies elsewhere. */
function Missing({ attachment }: { readonly attachment: Attachment }) {
  const link = safeLink(attachment.url);
  return (
    <>
      {link === null ? (
        <Named attachment={attachment} file={undefined} />
      ) : (
        <a class="attachment" href={link} target="_blank" rel="noopener noreferrer" title={text('attachmentOpen')}>
          <Facts attachment={attachment} />
        </a>
      )}
      <span class="file-state">
        <span class="soft small">{text('fileNotHere')}</span>
      </span>
    </>
  );
}

function Shown({ file, url, attachment, order }: ShownProps & { readonly order: number }) {
  if (isDrawn(file.type)) return <Picture picture={{ order, attachment, sha256: file.sha256 }} url={url} />;
  return (
    <>
      <Player file={file} url={url} attachment={attachment} />
      <Named file={file} attachment={attachment} />
    </>
  );
}

/** A file from the archive: drawn or played where that is safe, offered for saving in any case. Its bytes are read when it comes near to view. */
export function KeptFile({ order, attachment, sha256 }: KeptProps) {
  const { files } = usePorts();
  const [near, box] = useNear<HTMLDivElement>();
  const { value: file } = useLoad(async () => (near ? ((await files.file(sha256)) ?? null) : undefined), [files, near, sha256]);
  const shown = file && isShown(file.type) && file.bytes <= mostDrawn ? file : undefined;
  const url = useObjectUrl(shown);
  const isWaiting = file === undefined && (attachment.kind === 'image' || attachment.kind === 'sticker');
  return (
    <div class={isWaiting ? 'kept-file picture-to-be' : 'kept-file'} ref={box}>
      {shown && url !== null ? (
        <Shown file={shown} url={url} attachment={attachment} order={order} />
      ) : (
        file !== null && !isWaiting && <Named file={file} attachment={attachment} />
      )}
      {file === null && <Missing attachment={attachment} />}
    </div>
  );
}

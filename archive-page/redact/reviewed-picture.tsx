import { useState } from 'preact/hooks';
import { isDrawn } from '../../src/domain/file-type';
import type { Attachment } from '../../src/domain/message';
import { text } from '../../src/platform/i18n';
import type { Redaction } from '../../src/redaction/redaction';
import { kindName } from '../../src/ui/kind-name';
import { usePorts } from '../../src/ui/ports';
import { useLoad } from '../../src/ui/use-load';
import { useObjectUrl } from '../../src/ui/use-object-url';
import { BoxEditor } from './box-editor';
import type { Redacting } from './use-redaction';

type ReviewedPictureProps = { readonly attachment: Attachment; readonly redaction: Redaction; readonly change: Redacting['change'] };

/** A kept picture as it will be shown, and the way to cover parts of it. */
export function ReviewedPicture({ attachment, redaction, change }: ReviewedPictureProps) {
  const { files } = usePorts();
  const { sha256 } = attachment;
  const [isOpen, open] = useState(false);
  const { value: file } = useLoad(async () => (sha256 === null ? undefined : files.file(sha256)), [files, sha256]);
  const url = useObjectUrl(file && isDrawn(file.type) ? file : undefined);
  if (sha256 === null || url === null) return null;
  const boxes = redaction.boxes[sha256] ?? [];
  const name = attachment.name ?? kindName(attachment.kind);
  const isLeftOut = redaction.wholes.includes('files');
  return (
    <div class="redact-picture">
      <div class="redact-thumb">
        <img src={url} alt={name} class={isLeftOut ? 'is-left-out' : ''} />
        {boxes.map((box, index) => (
          <span
            key={index}
            class="redact-box"
            style={{ left: `${box.left * 100}%`, top: `${box.top * 100}%`, width: `${box.width * 100}%`, height: `${box.height * 100}%` }}
          />
        ))}
      </div>
      <button type="button" class="button" disabled={isLeftOut} onClick={() => open(true)}>
        {text(boxes.length > 0 ? 'redactCoverMore' : 'redactCover', name)}
      </button>
      {isOpen && (
        <BoxEditor
          url={url}
          name={name}
          boxes={boxes}
          change={(next) => change((last) => ({ ...last, boxes: { ...last.boxes, [sha256]: [...next] } }))}
          close={() => open(false)}
        />
      )}
    </div>
  );
}

import { useRef, useState } from 'preact/hooks';
import type { FileRow } from '../archive/files/fetch-row';
import { endingOf } from '../domain/file-type';
import type { Attachment } from '../domain/message';
import { text } from '../platform/i18n';
import { Icon } from './icon';
import { kindName } from './kind-name';
import { usePorts } from './ports';
import { type KeptPicture, usePictureBeside } from './reading/pictures';
import { saveFile } from './save-file';
import { useLoad } from './use-load';
import { blobOf, useObjectUrl } from './use-object-url';

function fileName({ name }: Attachment, { sha256, type }: FileRow): string {
  const known = name?.trim() ?? '';
  return /\.\w{2,5}$/.test(known) ? known : `${known || sha256.slice(0, 12)}.${endingOf(type)}`;
}

/** Saves a kept file under the name it came with. */
export function Save({ file, attachment }: { readonly file: FileRow; readonly attachment: Attachment }) {
  const name = fileName(attachment, file);
  return (
    <button type="button" class="quiet small" aria-label={text('fileSaveName', name)} onClick={() => saveFile(name, blobOf(file))}>
      <Icon name="export" />
      <span>{text('fileSave')}</span>
    </button>
  );
}

type PictureProps = { readonly picture: KeptPicture; readonly url: string };

/** A picture among the messages, and large over the page once it is pressed. */
export function Picture({ picture, url }: PictureProps) {
  const [shown, show] = useState<KeptPicture | null>(null);
  const name = picture.attachment.name ?? kindName(picture.attachment.kind);
  return (
    <>
      <button type="button" class="picture" aria-label={text('fileEnlarge', name)} onClick={() => show(picture)}>
        <img src={url} alt="" />
      </button>
      {shown && <Enlarged shown={shown} show={show} />}
    </>
  );
}

type EnlargedProps = { readonly shown: KeptPicture; readonly show: (picture: KeptPicture | null) => void };

const steps: Readonly<Record<string, 1 | -1>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Esc, the button, or a press beside the picture closes it, and gives the focus back; the arrow keys go to the conversation's others. */
function Enlarged({ shown, show }: EnlargedProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const beside = usePictureBeside();
  const name = shown.attachment.name ?? kindName(shown.attachment.kind);
  const close = (): void => dialog.current?.close();
  const go = async (by: 1 | -1): Promise<void> => {
    const next = await beside(shown, by);
    if (next && dialog.current?.open === true) show(next);
  };
  const keys = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const step = steps[event.key];
    if (event.key === 'Escape') close();
    else if (step !== undefined) void go(step);
    else return;
    // The browser would close the whole toolbar popup by Esc.
    event.preventDefault();
  };
  return (
    <dialog
      class="enlarged"
      ref={(element) => {
        dialog.current = element;
        if (element && !element.open) element.showModal();
      }}
      aria-label={name}
      onKeyDown={keys}
      onClose={() => show(null)}
      onClick={({ target, currentTarget }) => target === currentTarget && close()}
    >
      <div class="enlarged-inside">
        <Large picture={shown} name={name} />
        <div class="enlarged-foot">
          <Tool icon="back" name={text('pictureBefore')} press={() => void go(-1)} />
          <Tool icon="onward" name={text('pictureAfter')} press={() => void go(1)} />
          <bdi class="line" role="status">
            {name}
          </bdi>
          <SaveShown picture={shown} />
          <Tool icon="close" name={text('fileClose')} press={close} />
        </div>
      </div>
    </dialog>
  );
}

function useKept({ sha256 }: KeptPicture): FileRow | undefined {
  const { files } = usePorts();
  const { value } = useLoad(async () => files.file(sha256), [files, sha256]);
  return value?.sha256 === sha256 ? value : undefined;
}

function Large({ picture, name }: { readonly picture: KeptPicture; readonly name: string }) {
  const url = useObjectUrl(useKept(picture));
  return url === null ? <div class="enlarged-waiting" /> : <img src={url} alt={name} />;
}

function SaveShown({ picture }: { readonly picture: KeptPicture }) {
  const file = useKept(picture);
  return file ? <Save file={file} attachment={picture.attachment} /> : null;
}

type ToolProps = { readonly icon: 'back' | 'onward' | 'close'; readonly name: string; readonly press: () => void };

function Tool({ icon, name, press }: ToolProps) {
  return (
    <button type="button" class="icon-button" aria-label={name} title={name} onClick={press}>
      <Icon name={icon} />
    </button>
  );
}

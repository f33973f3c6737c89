import { useId, useState } from 'preact/hooks';
import { text } from '../src/platform/i18n';
import { counted } from '../src/ui/counted';
import { numberText } from '../src/ui/format';
import { usePorts } from '../src/ui/ports';
import { useLoad } from '../src/ui/use-load';
import type { MailSource, ReadMails } from './mail-restore';

/** The field for backup mails. */
export function MailFiles({ read }: { readonly read: (files: readonly File[]) => void }) {
  return (
    <label class="entry who">
      <span>{text('importMails')}</span>
      <input
        class="field-file"
        type="file"
        multiple
        accept=".eml,.mbox,.mbx,message/rfc822,application/mbox"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          if (files.length > 0) read(files);
        }}
      />
    </label>
  );
}

/** Reads the backup mails of a folder in one of the mailboxes that are set up; nothing where none is. */
export function MailboxFolder({ read }: { readonly read: (source: MailSource) => void }) {
  const { mail } = usePorts();
  const { value: mailboxes = [] } = useLoad(async () => mail.mailboxes(), [mail]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [folder, setFolder] = useState(text('mailFolderUsual'));
  const mailbox = chosen ?? mailboxes[0]?.id;
  if (mailbox === undefined) return null;
  return (
    <form
      class="entry"
      onSubmit={(event) => {
        event.preventDefault();
        if (folder.trim() !== '') read({ is: 'mailbox', mailbox, folder: folder.trim() });
      }}
    >
      <label class="who">
        <span>{text('mailsFrom')}</span>
        <select class="field" value={mailbox} onChange={(event) => setChosen(event.currentTarget.value)}>
          {mailboxes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="who">
        <span>{text('mailFolder')}</span>
        <input class="field" value={folder} onInput={(event) => setFolder(event.currentTarget.value)} />
      </label>
      <button type="submit" class="button" disabled={folder.trim() === ''}>
        {text('mailsRead')}
      </button>
    </form>
  );
}

type Told = ReadMails['told'];

/** What reading mails came to, in sentences. */
export function mailsTexts({ mails, foreign, altered, lost }: Told, language: string): readonly string[] {
  const number = (count: number): string => numberText(count, language);
  const sentences = [
    counted(mails, language, 'mailsReadOne', 'mailsReadOther'),
    foreign > 0 && text('mailsForeign', number(foreign)),
    altered > 0 && text('mailsAltered', number(altered)),
    lost > 0 && text('mailsLost', number(lost)),
  ];
  return sentences.filter((sentence) => sentence !== false);
}

/** Asks for what opens sealed mails. */
export function SealedMails({ mails, open }: { readonly mails: ReadMails; readonly open: (key: string) => void }) {
  const { language } = usePorts();
  const [key, setKey] = useState('');
  const id = useId();
  return (
    <form
      class="entry"
      onSubmit={(event) => {
        event.preventDefault();
        if (key !== '') open(key);
      }}
    >
      <div class="sealed-mails" id={id}>
        <p>{text('mailsLocked', numberText(mails.told.locked, language))}</p>
        {mails.isTried && (
          <p class="problem" role="alert">
            {text('mailsWrong')}
          </p>
        )}
      </div>
      <label class="who">
        <span>{text('mailsKey')}</span>
        <input
          class="field"
          type="password"
          autoComplete="off"
          aria-describedby={id}
          value={key}
          onInput={(event) => setKey(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button" disabled={key === ''}>
        {text('mailsOpen')}
      </button>
    </form>
  );
}

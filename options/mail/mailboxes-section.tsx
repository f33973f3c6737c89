import { useState } from 'preact/hooks';
import * as v from 'valibot';
import type { ShownMailbox } from '../../src/mail/mail-store';
import { folderSettingsSchema } from '../../src/mail/routes/folder';
import { allowFolder } from '../../src/platform/folder-handles';
import { text } from '../../src/platform/i18n';
import { sizeText } from '../../src/ui/format';
import { usePorts } from '../../src/ui/ports';
import { Section } from '../section';
import { draftOf, type MailboxDraft, newDraft } from './mailbox-draft';
import { MailboxForm } from './mailbox-form';
import { kindWords, troubleWords } from './mail-words';

type EntryProps = { readonly mailbox: ShownMailbox; readonly folder: string; readonly edit: () => void; readonly reload: () => void };

/** A folder that was picked has to be allowed again after the browser was closed, and only a click can ask for that. */
async function allowedAgain(kind: ShownMailbox['kind'], settings: unknown): Promise<void> {
  const held = v.safeParse(folderSettingsSchema, settings);
  if (kind === 'folder' && held.success && held.output.by === 'handle') await allowFolder(held.output.key);
}

function Entry({ mailbox: { id, name, kind, settings }, folder, edit, reload }: EntryProps) {
  const { background, language } = usePorts();
  const [said, setSaid] = useState('');
  const attempt = async (): Promise<void> => {
    setSaid(text('mailTrying'));
    await allowedAgain(kind, settings);
    const { trouble, limit } = await background.tryMailbox({ id, folder });
    if (trouble !== null) setSaid(troubleWords(trouble));
    else setSaid(limit === null ? text('mailReached') : text('mailReachedLimit', sizeText(limit, language)));
  };
  const remove = async (): Promise<void> => {
    if (await background.removeMailbox({ id })) reload();
    else setSaid(text('mailStillUsed'));
  };
  return (
    <li>
      <div class="entry">
        <span class="who">
          <bdi>{name}</bdi>
          <small class="soft">{kindWords(kind)}</small>
        </span>
        <span class="mail-acts">
          <button type="button" class="button" aria-label={text('mailTryNamed', name)} onClick={() => void attempt()}>
            {text('mailTry')}
          </button>
          <button type="button" class="button" aria-label={text('mailEditNamed', name)} onClick={edit}>
            {text('taughtEdit')}
          </button>
          <button type="button" class="button" aria-label={text('mailDeleteNamed', name)} onClick={() => void remove()}>
            {text('taughtDelete')}
          </button>
        </span>
      </div>
      <p role="status" class="soft">
        {said}
      </p>
    </li>
  );
}

type SectionProps = { readonly mailboxes: readonly ShownMailbox[]; readonly folder: string; readonly reload: () => void };

/** The mailboxes that backups may go to. */
export function MailboxesSection({ mailboxes, folder, reload }: SectionProps) {
  const [draft, setDraft] = useState<MailboxDraft | null>(null);
  const done = (): void => {
    setDraft(null);
    reload();
  };
  return (
    <Section name="mail" more={text('mailMore')}>
      {mailboxes.length === 0 && draft === null && <p class="soft">{text('mailNone')}</p>}
      <ul class="mail-list">
        {mailboxes.map((mailbox) => (
          <Entry key={mailbox.id} mailbox={mailbox} folder={folder} edit={() => setDraft(draftOf(mailbox))} reload={reload} />
        ))}
      </ul>
      {draft ? (
        <MailboxForm key={draft.id} first={draft} folder={folder} saved={done} cancel={done} />
      ) : (
        <div>
          <button type="button" class="button" onClick={() => setDraft(newDraft(crypto.randomUUID()))}>
            {text('mailAdd')}
          </button>
        </div>
      )}
    </Section>
  );
}

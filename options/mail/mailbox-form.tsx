import { useState } from 'preact/hooks';
import { presetOf } from '../../src/mail/companion-presets';
import { routeKinds } from '../../src/mail/mailbox';
import { originsOf } from '../../src/mail/routes/origins';
import { passwordWords } from '../../src/platform/companion-words';
import { canPickFolder, pickFolder } from '../../src/platform/folder-handles';
import { text } from '../../src/platform/i18n';
import type { MailboxTried } from '../../src/platform/mail-questions';
import { requestCompanion } from '../../src/platform/native';
import { requestOrigins } from '../../src/platform/permissions';
import { requestDownloads } from '../../src/platform/save-download';
import { usePorts } from '../../src/ui/ports';
import { ClientFields } from './client-fields';
import { CompanionFields } from './companion-fields';
import { FormChoice, FormField } from './form-parts';
import { type MailboxDraft, mailboxOf } from './mailbox-draft';
import { kindWords, troubleWords } from './mail-words';

type FieldsProps = { readonly draft: MailboxDraft; readonly change: (more: Partial<MailboxDraft>) => void };

/** Where mails lie as .eml files: a folder that the user picks, where the browser knows that, or the folder of downloads. */
function FolderFields({ draft: { own }, change }: FieldsProps) {
  const pick = async (): Promise<void> => {
    const picked = await pickFolder();
    if (picked) change({ own: picked });
  };
  return (
    <>
      <p class="soft">{text('mailFolderHow')}</p>
      <div class="mail-acts">
        <span>{own ? <bdi>{own.name}</bdi> : text('mailDownloads')}</span>
        {canPickFolder() && (
          <button type="button" class="button" onClick={() => void pick()}>
            {text('mailPickFolder')}
          </button>
        )}
      </div>
    </>
  );
}

/** What the chosen way needs besides the address. */
function RouteFields({ draft, change }: FieldsProps) {
  const { kind, secret } = draft;
  if (kind === 'gmail' || kind === 'graph') return <ClientFields kind={kind} draft={draft} change={change} />;
  if (kind === 'folder') return <FolderFields draft={draft} change={change} />;
  const preset = presetOf(draft.address);
  const password = (
    <FormField
      label={text('mailSecret')}
      value={secret}
      type="password"
      hint={kind === 'companion' ? passwordWords(preset) : text('mailJmapSecretHint')}
      most={4000}
      change={(typed) => change({ secret: typed })}
    />
  );
  if (kind === 'jmap') {
    return (
      <>
        <FormField
          label={text('mailJmapUrl')}
          value={draft.url}
          type="url"
          hint="https://…/.well-known/jmap"
          isNeeded
          change={(url) => change({ url })}
        />
        <FormField label={text('mailUser')} value={draft.user} hint={text('mailUserHint')} change={(user) => change({ user })} />
        {password}
      </>
    );
  }
  return (
    <>
      <CompanionFields draft={draft} change={change} />
      {password}
    </>
  );
}

/** Asks the browser for what the way needs. It has to be the first thing that a click does. */
async function allowed(draft: MailboxDraft): Promise<boolean> {
  if (draft.kind === 'companion') return requestCompanion();
  if (draft.kind === 'folder' && !draft.own) return requestDownloads();
  const origins = originsOf(draft.kind, mailboxOf(draft).settings);
  return origins.length === 0 || requestOrigins(origins);
}

type FormProps = {
  readonly first: MailboxDraft;
  readonly folder: string;
  /** Called once it is saved and could be reached. */
  readonly saved: () => void;
  readonly cancel: () => void;
};

const kinds = routeKinds.map((value) => ({ value, name: kindWords(value) }));

/** A mailbox to be named or changed. Saving tries it at once. */
export function MailboxForm({ first, folder, saved, cancel }: FormProps) {
  const { background } = usePorts();
  const [draft, setDraft] = useState(first);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const change = (more: Partial<MailboxDraft>): void => setDraft({ ...draft, ...more });
  const tried = async (): Promise<MailboxTried> => {
    const { id, kind } = draft;
    const secret = draft.secret === '' ? null : draft.secret;
    const signsIn = kind === 'gmail' || kind === 'graph';
    await background.saveMailbox({ mailbox: mailboxOf(draft), secret: signsIn ? null : secret });
    const signedIn = signsIn ? await background.signInMailbox({ id, clientSecret: secret }) : null;
    return signedIn?.trouble ? signedIn : background.tryMailbox({ id, folder });
  };
  const save = async (): Promise<void> => {
    const mayAsk = allowed(draft);
    setBusy(true);
    setSaid(null);
    try {
      const found: MailboxTried = (await mayAsk) ? await tried() : { trouble: 'setup', answer: '', limit: null };
      if (found.trouble === null) saved();
      else setSaid(troubleWords(found.trouble));
    } catch {
      setSaid(troubleWords('setup'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="mail-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <FormChoice label={text('mailWay')} choices={kinds} chosen={draft.kind} choose={(kind) => change({ kind })} />
      <FormField
        label={text('mailAddress')}
        value={draft.address}
        type="email"
        isNeeded
        most={320}
        change={(address) => change({ address })}
      />
      <RouteFields draft={draft} change={change} />
      <div class="mail-acts">
        <button type="submit" class="button main" disabled={isBusy}>
          {text(draft.kind === 'gmail' || draft.kind === 'graph' ? 'mailSignIn' : 'mailSaveTry')}
        </button>
        <button type="button" class="button" onClick={cancel}>
          {text('cancel')}
        </button>
      </div>
      <p role="status">{isBusy && text('mailTrying')}</p>
      {said !== null && (
        <div class="problem" role="alert">
          <p>{said}</p>
        </div>
      )}
    </form>
  );
}

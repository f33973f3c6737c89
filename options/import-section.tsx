import { text } from '../src/platform/i18n';
import { settings } from '../src/platform/settings';
import { conversationsCounted, messagesCounted } from '../src/ui/counted';
import { percentText } from '../src/ui/format';
import { LongWork } from '../src/ui/long-work';
import { ProblemNotice } from '../src/ui/notice';
import { usePorts } from '../src/ui/ports';
import { useSetting } from '../src/ui/use-setting';
import { useStay } from '../src/ui/use-stay';
import type { Progress, Survey } from './archive-import';
import { troubleWords } from './mail/mail-words';
import { MailboxFolder, MailFiles, mailsTexts, SealedMails } from './import-mails';
import { arrivalTexts, BadLines, refusals } from './import-outcome';
import type { ReadMails } from './mail-restore';
import { focusSection, Section } from './section';
import { type Importing, type ImportState, useImport } from './use-import';

/** Which of the people in the file the user is, and the button that begins. */
function WhoAmI({ state, importing }: { readonly state: Extract<ImportState, { kind: 'read' }>; readonly importing: Importing }) {
  return (
    <div class="entry">
      <label class="who">
        <span>{text('importWho')}</span>
        <select class="field" value={state.me ?? ''} onChange={(event) => importing.choose(event.currentTarget.value)}>
          {state.me === null && <option value="" />}
          {state.people.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="button main" disabled={state.me === null} onClick={importing.start}>
        {text('importStart')}
      </button>
    </div>
  );
}

/** What a file of ours, or mails, hold, and the button that takes it, from the beginning or from where it was taken before. */
function Holds({ survey, isMails, start }: { readonly survey: Survey; readonly isMails: boolean; readonly start: () => void }) {
  const { language } = usePorts();
  const { messages, conversations, reached } = survey;
  const isBegun = reached.parts > 0;
  return (
    <>
      <p>
        {text(isMails ? 'mailsHold' : 'importHolds', messagesCounted(messages, language), conversationsCounted(conversations, language))}
      </p>
      <BadLines count={survey.badCount} lines={survey.bad} />
      {isBegun && <p>{text('importGoesOn', messagesCounted(reached.messages, language))}</p>}
      <button type="button" class="button main" disabled={messages === 0} onClick={start}>
        {text(isBegun ? 'importGoOn' : 'importStart')}
      </button>
    </>
  );
}

/** That an import ended early, and how it is gone on with. */
function Halted() {
  const { language } = usePorts();
  const [halted, setHalted] = useSetting(settings.haltedImport);
  if (!halted) return null;
  const messages = messagesCounted(halted.messages, language);
  return (
    <div class="entry">
      <p>{halted.name === '' ? text('importHaltedMails', messages) : text('importHalted', halted.name, messages)}</p>
      <button
        type="button"
        class="button"
        onClick={(event) => {
          focusSection(event);
          setHalted(null);
        }}
      >
        {text('importForget')}
      </button>
    </div>
  );
}

/** What was read of mails, and what opens the sealed ones. */
function Mails({ mails, importing }: { readonly mails: ReadMails; readonly importing: Importing }) {
  const { language } = usePorts();
  return (
    <>
      <div role="status">
        {mailsTexts(mails.told, language).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {mails.told.locked > 0 && <SealedMails mails={mails} open={(key) => importing.readMails(mails.source, key)} />}
    </>
  );
}

function Running({ label, progress, cancel }: { readonly label: string; readonly progress: Progress; readonly cancel: () => void }) {
  const { language } = usePorts();
  const { done, total } = progress;
  return <LongWork name={label} told={text('workShare', label, percentText(done, total, language))} {...progress} cancel={cancel} />;
}

/** What came of the import, in sentences; none while there is nothing to say. */
function outcomeTexts(state: ImportState, language: string): readonly string[] {
  if (state.kind === 'done')
    return [text('importAdded', messagesCounted(state.added, language)), ...(state.isStopped ? [text('importStopped')] : [])];
  if (state.kind === 'refused') return [text('importRefused', text(refusals[state.why]))];
  if (state.kind === 'foreign') return [text('importForeign', state.where)];
  if (state.kind === 'unread') return [state.trouble === null ? text('mailsNotListed') : troubleWords(state.trouble)];
  return state.kind === 'arrived' ? arrivalTexts(state.arrival, language) : [];
}

/** Takes a file of chats into the archive. */
export function ImportSection({ version }: { readonly version: string }) {
  const { language } = usePorts();
  const importing = useImport(version);
  const { state, cancel } = importing;
  useStay(state.kind === 'running');
  return (
    <Section name="import" more={text('optImportMore')}>
      {(state.kind === 'idle' || state.kind === 'failed') && <Halted />}
      <label class="entry who">
        <span>{text('importFile')}</span>
        <input
          class="field-file"
          type="file"
          accept=".jsonl,.ndjson,.json,.txt,application/json,application/jsonl,application/x-ndjson"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) importing.read(file);
          }}
        />
      </label>
      <MailFiles read={(files) => importing.readMails({ is: 'files', files }, null)} />
      <MailboxFolder read={(source) => importing.readMails(source, null)} />
      {state.kind === 'surveyed' && state.mails && <Mails mails={state.mails} importing={importing} />}
      {state.kind === 'read' && <WhoAmI state={state} importing={importing} />}
      {state.kind === 'surveyed' && <Holds survey={state.survey} isMails={state.mails !== null} start={importing.start} />}
      {state.kind === 'reading' && <Running label={text('importReading')} progress={state.progress} cancel={cancel} />}
      {state.kind === 'running' && <Running label={text('importRunning')} progress={state.progress} cancel={cancel} />}
      {state.kind === 'failed' && <ProblemNotice problem={state.problem} />}
      <div role="status">
        {outcomeTexts(state, language).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {state.kind === 'arrived' && <BadLines count={state.arrival.badCount} lines={state.arrival.bad} />}
      {state.kind === 'arrived' && state.arrival.stopped !== null && (
        <button
          type="button"
          class="button"
          onClick={(event) => {
            focusSection(event);
            importing.goOn();
          }}
        >
          {text('importGoOn')}
        </button>
      )}
    </Section>
  );
}

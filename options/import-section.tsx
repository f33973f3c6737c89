import { text } from '../src/platform/i18n';
import { messagesCounted } from '../src/ui/counted';
import { ProblemNotice } from '../src/ui/notice';
import { usePorts } from '../src/ui/ports';
import { Section } from './section';
import { type Importing, type ImportState, useImport } from './use-import';

const refusals = {
  private: 'refusedPrivate',
  paused: 'refusedPaused',
  off: 'refusedOff',
  full: 'failedFull',
  'read-only': 'refusedReadOnly',
  invalid: 'refusedInvalid',
} as const;

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
      <button type="button" class="button main" disabled={state.me === null} onClick={() => void importing.start()}>
        {text('importStart')}
      </button>
    </div>
  );
}

/** What came of the import, in words; empty while there is nothing to say. */
function outcomeText(state: ImportState, language: string): string {
  if (state.kind === 'done') return text('importAdded', messagesCounted(state.added, language));
  if (state.kind === 'refused') return text('importRefused', text(refusals[state.why]));
  if (state.kind === 'foreign') return text('importForeign', state.where);
  return '';
}

/** Takes a file of chats into the archive. */
export function ImportSection({ version }: { readonly version: string }) {
  const { language } = usePorts();
  const importing = useImport(version);
  const { state } = importing;
  return (
    <Section name="import" title={text('optImport')} more={text('optImportMore')}>
      <label class="entry who">
        <span>{text('importFile')}</span>
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void importing.read(file);
          }}
        />
      </label>
      {state.kind === 'read' && <WhoAmI state={state} importing={importing} />}
      {state.kind === 'running' && <progress aria-label={text('importRunning')} value={state.done} max={state.total} />}
      {state.kind === 'failed' && <ProblemNotice problem={state.problem} />}
      <p role="status">{outcomeText(state, language)}</p>
    </Section>
  );
}

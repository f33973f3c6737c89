import { useEffect, useState } from 'preact/hooks';
import { companionStateWords } from '../../src/platform/companion-words';
import { text } from '../../src/platform/i18n';
import { companionCommand, companionState, requestCompanion, restartExtension, type CompanionState } from '../../src/platform/native';

/** States that the line to type mends. */
const mendedByCommand: ReadonlySet<CompanionState['state']> = new Set(['missing', 'forbidden', 'old', 'broken']);

/** The line to type, with a button that copies it and one that looks whether it helped. */
function Command({ look }: { readonly look: () => void }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(companionCommand());
    setCopied(true);
  };
  return (
    <div class="mail-acts">
      <code class="mail-command">{companionCommand()}</code>
      <button type="button" class="button" onClick={() => void copy()}>
        {text('copy')}
      </button>
      <button type="button" class="button" onClick={look}>
        {text('companionLook')}
      </button>
      <span role="status">{isCopied && text('copied')}</span>
    </div>
  );
}

/** Whether the companion is there and fits, and what to do where it is not. Looks when it is shown, and again when it is told to. */
export function CompanionHelp() {
  const [found, setFound] = useState<CompanionState | null>(null);
  const look = async (): Promise<void> => setFound(await companionState());
  const allow = async (): Promise<void> => {
    if (await requestCompanion()) await look();
  };
  useEffect(() => void look(), []);
  if (found === null) return null;
  return (
    <div class="mail-companion">
      <p role="status">{companionStateWords(found)}</p>
      {mendedByCommand.has(found.state) && <Command look={() => void look()} />}
      <div class="mail-acts">
        {found.state === 'permission' && (
          <button type="button" class="button" onClick={() => void allow()}>
            {text('companionAllow')}
          </button>
        )}
        {found.state === 'restart' && (
          <button type="button" class="button" onClick={restartExtension}>
            {text('companionRestartNow')}
          </button>
        )}
      </div>
    </div>
  );
}

import type { Hit, StoredMessage } from '../archive/ports';
import { versionWindow } from '../archive/version-window';
import type { Version } from '../domain/message';
import { text } from '../platform/i18n';
import { fullWhen } from './format';
import { pieces } from './highlight';
import { Highlighted } from './highlighted';
import { windowText } from './moments';
import { usePorts } from './ports';

type MessageHistoryProps = { readonly message: StoredMessage; readonly found: Hit['earlier'] };

/** Every state in which a message was seen, oldest first, each with when; opened at once where the words searched for stand in it. */
export function MessageHistory({ message, found }: MessageHistoryProps) {
  const { clock, language } = usePorts();
  const { versions, at } = message;
  if (versions.length < 2) return null;
  const isEdited = versions.some(({ what }) => what === 'edit');
  const label = (version: Version): string =>
    version.what === 'first'
      ? text('messageUntilThen', fullWhen(Date.parse(version.at), language))
      : windowText(version.what, versionWindow(versions, version), at, clock(), language);
  const marks = (version: Version) => (found?.version.at === version.at && found.version.what === version.what ? found.marks : []);
  return (
    <details class="earlier" open={found !== undefined}>
      <summary>{text(isEdited ? 'messageEdited' : 'messageHistory')}</summary>
      <ol>
        {versions.map((version, index) => (
          <li key={index}>
            <span class="soft small">{label(version)}</span>
            {version.text !== '' && (
              <div class="words" dir="auto">
                <Highlighted pieces={pieces(version.text, marks(version))} />
              </div>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

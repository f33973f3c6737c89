import { isFile } from '../domain/file-type';
import { text } from '../platform/i18n';
import { requestHostOf } from '../platform/permissions';
import { safeLink } from './message-state';
import { usePorts } from './ports';
import type { Fetched } from './use-fetched';

const whys = {
  host: 'fileWhyHost',
  barred: 'fileWhyBarred',
  type: 'fileWhyType',
  redirected: 'fileWhyRedirected',
  forbidden: 'fileWhyForbidden',
  unreachable: 'fileWhyUnreachable',
  off: 'fileWhyOff',
} as const;

const states = {
  linked: null,
  kept: null,
  'too-large': 'attachmentTooLarge',
  expired: 'attachmentExpired',
  refused: 'attachmentRefused',
  masked: 'attachmentMasked',
  withheld: 'attachmentWithheld',
} as const;

/** What became of a file that is not kept, in words. */
function wordsFor({ attachment, row }: Fetched): string | null {
  if (row?.state === 'waiting') return text('fileWaiting');
  if (row?.why) return text(whys[row.why]);
  const state = states[attachment.state];
  return state && text(state);
}

const orders = {
  linked: 'fileKeep',
  'too-large': 'fileKeepAnyway',
  expired: 'tryAgain',
  refused: 'tryAgain',
  masked: 'tryAgain',
  withheld: 'tryAgain',
} as const;

type FileStateProps = { readonly message: string; readonly name: string; readonly fetched: Fetched };

/** Why a file is not kept, and the one thing to do about it. */
export function FileState({ message, name, fetched }: FileStateProps) {
  const { attachment, row } = fetched;
  const words = wordsFor(fetched);
  return (
    <span class="file-state">
      {words !== null && <span class="soft small">{words}</span>}
      {row?.why === 'host' ? (
        <AllowHost fetched={fetched} host={row.host} isSafe={!row.page.startsWith('http:')} />
      ) : (
        row?.state !== 'waiting' &&
        attachment.state !== 'kept' &&
        isFile(attachment.kind) &&
        safeLink(attachment.url) !== null && (
          <Order message={message} name={name} fetched={fetched} label={text(orders[attachment.state])} />
        )
      )}
    </span>
  );
}

function Order({ message, name, fetched, label }: FileStateProps & { readonly label: string }) {
  const { background } = usePorts();
  const { url } = fetched.attachment;
  const order = async (): Promise<void> => {
    if (url !== null) await background.keepFile({ message, url });
    fetched.follow();
  };
  return (
    <button type="button" class="quiet small" aria-label={`${label}: ${name}`} onClick={() => void order()}>
      {label}
    </button>
  );
}

/** The browser asks; the background hears of the answer by itself and tries all that waits for this host. */
function AllowHost({ fetched, host, isSafe }: { readonly fetched: Fetched; readonly host: string; readonly isSafe: boolean }) {
  const allow = async (): Promise<void> => {
    if (await requestHostOf(`${isSafe ? 'https' : 'http'}://${host}/`)) fetched.follow();
  };
  return (
    <button type="button" class="quiet small" onClick={() => void allow()}>
      {text('fileAllow', host)}
    </button>
  );
}

import type { ComponentChildren } from 'preact';
import { text } from '../platform/i18n';
import { Icon } from './icon';
import './notice.css';
import type { Problem } from './problem';

/** Words in an otherwise empty place: what is so, and what to do. */
export function Notice({ title, children }: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="notice">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

const words = {
  'storage-full': ['problemStorageFull', 'problemStorageFullDo'],
  newer: ['problemNewer', 'problemNewerDo'],
  'read-only': ['problemReadOnly', 'problemReadOnlyDo'],
  'not-upgraded': ['problemNotUpgraded', 'problemNotUpgradedDo'],
  unreachable: ['problemUnreachable', 'problemUnreachableDo'],
  'page-changed': ['problemPageChanged', 'problemPageChangedDo'],
  'too-large': ['problemTooLarge', 'problemTooLargeDo'],
  unknown: ['problemUnknown', 'problemUnknownDo'],
} as const;

/** What went wrong and what to do about it, read out as it appears. `retry` offers to try again. */
export function ProblemNotice({ problem, retry }: { readonly problem: Problem; readonly retry?: () => void }) {
  const [title, todo] = words[problem];
  return (
    <div class="problem" role="alert">
      <Icon name="warning" />
      <div>
        <strong>{text(title)}</strong>
        <p>{text(todo)}</p>
        {retry && (
          <button type="button" class="button" onClick={retry}>
            {text('tryAgain')}
          </button>
        )}
      </div>
    </div>
  );
}

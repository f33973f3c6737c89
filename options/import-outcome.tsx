import type { LeftOut } from '../src/archive/restore/restore-part';
import type { BadLine } from '../src/import/archive-parts';
import { text } from '../src/platform/i18n';
import { conversationsCounted, counted, messagesCounted } from '../src/ui/counted';
import { numberText } from '../src/ui/format';
import { usePorts } from '../src/ui/ports';
import type { Arrival } from './archive-import';

export const refusals = {
  private: 'refusedPrivate',
  paused: 'refusedPaused',
  off: 'refusedOff',
  full: 'failedFull',
  'read-only': 'refusedReadOnly',
  invalid: 'refusedInvalid',
} as const;

const faults = {
  json: 'importLineJson',
  shape: 'importLineShape',
  encoding: 'importLineEncoding',
  'too-long': 'importLineLong',
  stray: 'importLineStray',
  conflict: 'importLineConflict',
  future: 'importLineFuture',
} as const;

/** What importing a file of ours came to, in sentences. */
export function arrivalTexts({ added, known, changed, privates, stopped }: Arrival, language: string): readonly string[] {
  const sentences = [
    text('importAdded', messagesCounted(added, language)),
    known > 0 && text('importKnown', messagesCounted(known, language)),
    changed > 0 && text('importChanged', messagesCounted(changed, language)),
    privates > 0 && text('importPrivate', conversationsCounted(privates, language)),
    stopped !== null && (stopped === 'cancelled' ? text('importStopped') : text('importStoppedBy', text(refusals[stopped]))),
  ];
  return sentences.filter((sentence) => sentence !== false);
}

/** The lines that cannot be taken, the first of them one by one. */
export function BadLines({ count, lines }: { readonly count: number; readonly lines: readonly (BadLine | LeftOut)[] }) {
  const { language } = usePorts();
  if (count === 0) return null;
  return (
    <div>
      <p>{counted(count, language, 'importBadOne', 'importBadOther')}</p>
      <ul class="bad-lines">
        {lines.map(({ line, ...fault }) => (
          <li key={line}>{text('importLine', numberText(line, language), text(faults[fault.why], 'where' in fault ? fault.where : ''))}</li>
        ))}
        {count > lines.length && <li>{text('importBadMore', numberText(count - lines.length, language))}</li>}
      </ul>
    </div>
  );
}

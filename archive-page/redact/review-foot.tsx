import { useState } from 'preact/hooks';
import { text } from '../../src/platform/i18n';
import { setSetting, settings } from '../../src/platform/settings';
import type { HiddenCounts } from '../../src/redaction/counting';
import type { Redaction } from '../../src/redaction/redaction';
import { allMade, canLock, isMade, type Made } from '../../src/ui/export-dialog/format-facts';
import { ExportStatus } from '../../src/ui/export-status';
import { formatNames } from '../../src/ui/format-names';
import { numberText } from '../../src/ui/format';
import { usePorts } from '../../src/ui/ports';
import { useExport } from '../../src/ui/use-export';
import { categoryName } from '../../src/ui/category-name';
import type { Asked } from './redacting';
import type { Findings } from './use-findings';
import type { Records } from './use-records';

/** `Phone numbers 3 · Addresses 1`, without what was looked for and not found. */
function told(counts: HiddenCounts, language: string): string {
  const some = [...counts].filter(([, count]) => count > 0);
  return some.map(([category, count]) => `${categoryName(category)} ${numberText(count, language)}`).join(' · ') || text('redactNothing');
}

type ReviewFootProps = {
  readonly asked: Asked;
  readonly records: Records;
  readonly findings: Findings;
  readonly redaction: Redaction;
  readonly shut: () => void;
};

/** What is hidden in all, and the export. The rules are remembered, never what they found. */
export function ReviewFoot({ asked, records: { known, isRead }, findings, redaction, shut }: ReviewFootProps) {
  const { language } = usePorts();
  const exporting = useExport();
  const [format, setFormat] = useState<Made>('pdf');
  // Where a passphrase was asked for, nothing is made that could not ask for it.
  const offered = allMade.filter((one) => asked.choice.passphrase === undefined || canLock(one));
  const submit = (event: Event): void => {
    event.preventDefault();
    const { rules, wholes, keepsHashes } = redaction;
    void setSetting(settings.lastRedaction, { rules, wholes, keepsHashes });
    exporting.start(asked.what, format, { ...asked.choice, redaction: { of: redaction, known } });
  };
  return (
    <form class="redact-foot" onSubmit={submit}>
      <p class="redact-told" role="status">
        {isRead && told(findings.counts, language)}
      </p>
      <ExportStatus exporting={exporting} />
      <label>
        <span class="unseen">{text('redactFormat')}</span>
        <select class="field" value={format} onChange={({ currentTarget: { value } }) => isMade(value) && setFormat(value)}>
          {offered.map((one) => (
            <option key={one} value={one}>
              {text(formatNames[one])}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="button" onClick={shut}>
        {text('cancel')}
      </button>
      <button type="submit" class="button main" disabled={!isRead}>
        {text('buttonExport')}
      </button>
    </form>
  );
}

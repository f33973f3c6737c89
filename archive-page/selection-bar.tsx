import { text } from '../src/platform/i18n';
import { counted } from '../src/ui/counted';
import { ExportMenu } from '../src/ui/export-menu';
import { Icon } from '../src/ui/icon';
import { usePorts } from '../src/ui/ports';
import type { ExportWay } from '../src/ui/use-export';

type SelectionBarProps = {
  readonly orders: ReadonlySet<number>;
  readonly copy: (orders: readonly number[]) => void;
  readonly addToCase: (orders: readonly number[]) => void;
  readonly save: (orders: readonly number[], way: ExportWay) => void;
};

/** What can be done with the messages that are selected. */
export function SelectionBar({ orders, copy, addToCase, save }: SelectionBarProps) {
  const { language } = usePorts();
  const sorted = [...orders].toSorted((a, b) => a - b);
  return (
    <div class="selection-bar">
      <span role="status" class="number">
        {counted(orders.size, language, 'selectedOne', 'selectedOther')}
      </span>
      <span class="select-hint soft">
        <span>{text('selectHint')}</span>
      </span>
      <button type="button" class="button" disabled={orders.size === 0} onClick={() => copy(sorted)}>
        <Icon name="copy" />
        <span>{text('copyQuote')}</span>
      </button>
      <button type="button" class="button" disabled={orders.size === 0} onClick={() => addToCase(sorted)}>
        <Icon name="case" />
        <span>{text('caseAdd')}</span>
      </button>
      <ExportMenu label={text('buttonExport')} disabled={orders.size === 0} choose={(way) => save(sorted, way)} />
    </div>
  );
}

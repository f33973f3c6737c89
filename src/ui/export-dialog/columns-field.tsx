import { type ColumnName, columnNames, fixedColumns } from '../../export/columns';
import { text } from '../../platform/i18n';
import { toggled } from './draft';

const names = {
  number: 'exportNumber',
  row: 'exportRow',
  time: 'exportTime',
  sender: 'exportSender',
  side: 'exportSide',
  kind: 'exportKind',
  text: 'exportText',
  state: 'exportState',
  earlier: 'exportEarlierWords',
  attachments: 'exportAttachments',
  orders: 'exportOrders',
  zonedTime: 'exportZonedTime',
  rawTime: 'exportRawTime',
  timeNote: 'exportTimeNote',
  console: 'exportConsole',
  account: 'exportAccount',
  contact: 'exportOtherSide',
  contactId: 'exportContactId',
  hashes: 'exportHashes',
  addresses: 'exportAddresses',
  firstSeen: 'exportFirstSight',
  lastSeen: 'exportLastSight',
  conversation: 'exportConversation',
  record: 'exportRecord',
} as const satisfies Record<ColumnName, string>;

type ColumnsFieldProps = {
  /** Only a sheet has the time as a date. */
  readonly hasDates: boolean;
  readonly columns: readonly string[] | null;
  readonly change: (columns: readonly string[] | null) => void;
};

/** Which columns a table has, folded away behind how many they are. Those without which it cannot be read stay. */
export function ColumnsField({ hasDates, columns, change }: ColumnsFieldProps) {
  const there = columnNames.filter((name) => name !== 'time' || hasDates);
  const chosen = there.filter((name) => columns?.includes(name) ?? true);
  return (
    <details class="columns-field">
      <summary>
        {columns === null ? text('exportColumnsAll') : text('exportColumnsSome', String(chosen.length), String(there.length))}
      </summary>
      <div class="columns-list">
        {there.map((name) => (
          <label key={name} class="check">
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              disabled={fixedColumns.includes(name)}
              onChange={() => change(toggled(columns, name))}
            />
            <span>{text(names[name])}</span>
          </label>
        ))}
      </div>
    </details>
  );
}

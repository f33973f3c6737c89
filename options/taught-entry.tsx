import { useEffect, useRef, useState } from 'preact/hooks';
import * as v from 'valibot';
import { taughtSchema, type Taught } from '../content-scripts/reader/taught';
import { text } from '../src/platform/i18n';
import { dateOnly } from '../src/ui/format';
import { usePorts } from '../src/ui/ports';
import { saveFile } from '../src/ui/save-file';
import { TaughtForm } from './taught-form';

export type TaughtEntryProps = {
  readonly host: string;
  /** What is stored for the host; only what passes the schema is ever used. */
  readonly stored: unknown;
  readonly save: (taught: Taught) => void;
  readonly remove: () => void;
};

const fileName = (host: string): string => `liaocun-taught-${host.replaceAll(/[^a-z0-9.-]/g, '_')}.json`;

function exportTaught(host: string, stored: unknown): void {
  saveFile(fileName(host), new Blob([`${JSON.stringify(stored, null, 2)}\n`], { type: 'application/json' }));
}

/** What a taught host is called, in which form it is kept and since when. */
function Known({ host, stored }: Pick<TaughtEntryProps, 'host' | 'stored'>) {
  const { language } = usePorts();
  const read = v.safeParse(taughtSchema, stored);
  return (
    <span>
      <bdi>{host}</bdi>
      {read.success && read.output.name !== host && (
        <>
          {' · '}
          <bdi>{read.output.name}</bdi>
        </>
      )}
      <br />
      <small class="soft">
        {read.success
          ? `${text('taughtWhen', dateOnly(Date.parse(read.output.savedAt), language))} · ${text('taughtForm', String(read.output.version))}`
          : text('taughtBroken')}
      </small>
    </span>
  );
}

/** One taught host, with what can be done with it. */
export function TaughtEntry({ host, stored, save, remove }: TaughtEntryProps) {
  const [isEdited, setEdited] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const was = useRef(false);
  useEffect(() => {
    // The focus goes back to where it came from.
    if (was.current && !isEdited) edit.current?.focus();
    was.current = isEdited;
  }, [isEdited]);
  return (
    <li class="taught">
      <div class="entry">
        <Known host={host} stored={stored} />
        <span class="taught-actions">
          <button
            ref={edit}
            type="button"
            class="button"
            aria-label={text('taughtEditHost', host)}
            aria-expanded={isEdited}
            onClick={() => setEdited(!isEdited)}
          >
            {text('taughtEdit')}
          </button>
          <button type="button" class="button" aria-label={text('taughtExportHost', host)} onClick={() => exportTaught(host, stored)}>
            {text('taughtExport')}
          </button>
          <button type="button" class="button" aria-label={text('taughtDeleteHost', host)} onClick={remove}>
            {text('taughtDelete')}
          </button>
        </span>
      </div>
      {isEdited && (
        <TaughtForm
          host={host}
          stored={stored}
          save={(taught) => {
            save(taught);
            setEdited(false);
          }}
          cancel={() => setEdited(false)}
        />
      )}
    </li>
  );
}

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { checkTaught, type TaughtProblem } from '../content-scripts/reader/check-taught';
import type { Taught } from '../content-scripts/reader/taught';
import { text } from '../src/platform/i18n';
import { settings } from '../src/platform/settings';
import { usePorts } from '../src/ui/ports';
import { useSetting } from '../src/ui/use-setting';
import { Section } from './section';
import { TaughtEntry } from './taught-entry';
import { TaughtProblems } from './taught-form';

type TaughtPages = Readonly<Record<string, unknown>>;
/** What was done last, and the pages as they were before it, where it can be undone. */
type Done = { readonly said: string; readonly before: TaughtPages | null };

/** The button that takes back what was just done has the focus where the one that was pressed is gone. */
function Undo({ undo }: { readonly undo: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  // Before the page is painted: who sees what was done may press Enter at once.
  useLayoutEffect(() => button.current?.focus(), []);
  return (
    <button ref={button} type="button" class="button" onClick={undo}>
      {text('taughtUndo')}
    </button>
  );
}

const without = (pages: TaughtPages, host: string): TaughtPages =>
  Object.fromEntries(Object.entries(pages).filter(([other]) => other !== host));

/** The hosts that were taught by clicking: edited, exported, imported and deleted here. */
export function TaughtSection() {
  const { clock } = usePorts();
  const [pages = {}, setPages] = useSetting(settings.taught);
  const [done, setDone] = useState<Done | null>(null);
  const [problems, setProblems] = useState<readonly TaughtProblem[]>([]);
  const change = (next: TaughtPages, said: string, before: TaughtPages | null): void => {
    setPages(next);
    setProblems([]);
    setDone({ said, before });
  };
  const save = (taught: Taught): void => {
    const edited = { ...taught, savedAt: new Date(clock()).toISOString() };
    change({ ...pages, [taught.host]: edited }, text('taughtSavedFor', taught.host), null);
  };
  const take = async (file: File): Promise<void> => {
    const { taught, problems: found } = checkTaught(await file.text(), null);
    setProblems(found);
    setDone(null);
    if (taught) change({ ...pages, [taught.host]: taught }, text('taughtImported', taught.host), pages);
  };
  const hosts = Object.keys(pages).toSorted();
  return (
    <Section name="taught" more={text('optTaughtMore')}>
      {hosts.length === 0 && <p class="soft">{text('optTaughtNone')}</p>}
      <ul>
        {hosts.map((host) => (
          <TaughtEntry
            key={host}
            host={host}
            stored={pages[host]}
            save={save}
            remove={() => change(without(pages, host), text('taughtDeleted', host), pages)}
          />
        ))}
      </ul>
      <label class="entry who">
        <span>{text('taughtImport')}</span>
        <input
          class="field-file"
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) void take(file).finally(() => (currentTarget.value = ''));
          }}
        />
      </label>
      <TaughtProblems problems={problems} />
      <div class="entry">
        <p role="status">{done?.said}</p>
        {done?.before && <Undo key={done.said} undo={() => change(done.before ?? pages, text('taughtUndone'), null)} />}
      </div>
    </Section>
  );
}

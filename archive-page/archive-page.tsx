import { useState } from 'preact/hooks';
import type { Conversation } from '../src/archive/ports';
import { text } from '../src/platform/i18n';
import '../src/ui/base.css';
import { ExportStatus } from '../src/ui/export-status';
import { LeftExports } from '../src/ui/left-exports';
import { Notice, ProblemNotice } from '../src/ui/notice';
import { usePorts } from '../src/ui/ports';
import { useEvery } from '../src/ui/use-every';
import { useExport } from '../src/ui/use-export';
import { type Loaded, useLoad } from '../src/ui/use-load';
import { useFinding } from '../src/ui/use-finding';
import './archive-page.css';
import { Details } from './details';
import { Finder } from './finder';
import { Opened } from './opened';
import { usePlace } from './use-place';

/** How often new conversations are looked for, in ms. */
const everyMs = 5000;
const wide = '(min-width: 68rem)';

/** The open conversation: from the list where it is in it, else asked for; null while not known, undefined when there is none. */
function useOpened(key: string | null, conversations: Loaded<readonly Conversation[]>): Loaded<Conversation | null> {
  const { archive } = usePorts();
  const listed = conversations.value?.find((one) => one.key === key);
  const asked = useLoad(async () => (key === null ? null : ((await archive.conversation(key)) ?? null)), [key]);
  return listed ? { value: listed, problem: null, reload: asked.reload } : asked;
}

function Nothing({ gone, opened }: { readonly gone: boolean; readonly opened: Loaded<unknown> }) {
  if (opened.problem) {
    return (
      <section class="opened">
        <ProblemNotice problem={opened.problem} retry={opened.reload} />
      </section>
    );
  }
  return (
    <section class="opened empty">
      <Notice title={text(gone ? 'goneConversation' : 'pickConversation')}>
        <p>{text('pickConversationMore')}</p>
      </Notice>
    </section>
  );
}

/** The full archive: conversations or results, the transcript, and what is known of it. */
export function ArchivePage() {
  const { archive } = usePorts();
  const going = usePlace();
  const { place, go } = going;
  const [detailed, setDetailed] = useState(() => matchMedia(wide).matches);
  const [witnessed, setWitnessed] = useState(false);
  const exporting = useExport();
  const conversations = useLoad(async () => archive.conversations(), [archive]);
  useEvery(everyMs, conversations.reload);
  const finding = useFinding(place.query, place.ranking, conversations.value);
  const opened = useOpened(place.conversation, conversations);
  return (
    <main class={`archive${place.conversation === null ? '' : ' reads'}${detailed && opened.value ? ' detailed' : ''}`}>
      {!opened.value && <h1 class="unseen">{text('archiveTitle')}</h1>}
      <Finder going={going} finding={finding} conversations={conversations} save={exporting.start} />
      {opened.value ? (
        <>
          <Opened
            key={`o ${opened.value.key}`}
            conversation={opened.value}
            order={place.order}
            question={finding.question}
            detailed={detailed}
            witnessed={witnessed}
            toggleDetails={() => setDetailed(!detailed)}
            searchFor={(number) => go({ query: number }, true)}
            back={() => go({ conversation: null, order: null }, true)}
            save={exporting.start}
          />
          {detailed && (
            <Details
              key={`d ${opened.value.key}`}
              conversation={opened.value}
              save={exporting.start}
              searchFor={(number) => go({ query: number }, true)}
              noted={conversations.reload}
              goTo={(order) => go({ order }, true)}
              witnessed={witnessed}
              setWitnessed={setWitnessed}
              deleted={() => {
                go({ conversation: null, order: null }, true);
                conversations.reload();
              }}
            />
          )}
        </>
      ) : (
        <Nothing gone={place.conversation !== null && opened.value === null} opened={opened} />
      )}
      <footer class="archive-foot">
        <LeftExports exporting={exporting} />
        <ExportStatus exporting={exporting} />
      </footer>
    </main>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Conversation, Hit } from '../src/archive/ports';
import { text } from '../src/platform/i18n';
import '../src/ui/base.css';
import { ConversationList } from '../src/ui/conversation-list';
import type { ExportWhat } from '../src/ui/export-port';
import { ExportStatus } from '../src/ui/export-status';
import { FilterBar } from '../src/ui/filter-bar';
import { Icon } from '../src/ui/icon';
import { LossNotice } from '../src/ui/loss-notice';
import { Notice, ProblemNotice } from '../src/ui/notice';
import { optionId } from '../src/ui/option-list';
import { usePorts } from '../src/ui/ports';
import { hitsOf, Results } from '../src/ui/results';
import { SearchBox } from '../src/ui/search-box';
import { useEvery } from '../src/ui/use-every';
import { type ExportWay, useExport } from '../src/ui/use-export';
import { type Loaded, useLoad } from '../src/ui/use-load';
import { type Finding, useFinding } from '../src/ui/use-finding';
import { useSlash } from '../src/ui/use-slash';
import { useWalk } from '../src/ui/use-walk';
import './archive-page.css';
import { Details } from './details';
import { Opened } from './opened';
import { type Going, usePlace } from './use-place';

const listId = 'archive-list';
/** How often new conversations are looked for, in ms. */
const everyMs = 5000;
const noConversations: readonly Conversation[] = [];
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

type FinderProps = {
  readonly going: Going;
  readonly finding: Finding;
  readonly conversations: Loaded<readonly Conversation[]>;
  readonly save: (what: ExportWhat, way: ExportWay) => void;
};

/** The head with search and filters, and the list they steer. */
function Finder({ going, finding, conversations, save }: FinderProps) {
  const { archive, openPage } = usePorts();
  const readOnly = useLoad(async () => archive.readOnly(), [archive]);
  const { place, go } = going;
  const { query, ranking, order } = place;
  const { search, question } = finding;
  const hits = search ? hitsOf(search) : null;
  const box = useRef<HTMLInputElement>(null);
  useSlash(box);
  useEffect(() => box.current?.focus(), []);
  const known = conversations.value ?? noConversations;
  const openHit = ({ conversation, message }: Hit): void => go({ conversation: conversation.key, order: message.order }, true);
  const openConversation = ({ key }: Conversation): void => go({ conversation: key, order: null }, true);
  const change = (next: string): void => go({ query: next }, false);
  const subject = `${hits ? 's' : 'c'} ${query} ${ranking}`;
  const walk = useWalk(hits ? hits.length : known.length, subject, hits ? 0 : -1, (index) => {
    const hit = hits?.[index];
    const conversation = known[index];
    if (hit) openHit(hit);
    else if (!search && conversation) openConversation(conversation);
  });
  const keys = (event: KeyboardEvent): void => {
    if (!walk.key(event) && event.key === 'Escape' && !event.isComposing) go({ query: '' }, false);
  };
  return (
    <>
      <header class="archive-head">
        <span class="archive-name">{text('extensionShortName')}</span>
        <SearchBox
          box={box}
          value={query}
          change={change}
          keys={keys}
          listId={listId}
          activeId={walk.active >= 0 ? optionId(listId, walk.active) : undefined}
        />
        <FilterBar typed={query} parsed={finding.parsed} read={finding.read} change={change} conversations={known} />
        <button
          type="button"
          class="icon-button"
          aria-label={text('openOptions')}
          title={text('openOptions')}
          onClick={() => openPage('options')}
        >
          <Icon name="options" />
        </button>
      </header>
      <nav class="found" aria-label={text(search ? 'results' : 'conversationsHeading')}>
        <LossNotice />
        {readOnly.value && <ProblemNotice problem={readOnly.value} />}
        {search && question ? (
          <Results
            listId={listId}
            typed={query}
            change={change}
            finding={{ ...finding, search, question }}
            setRanking={(next) => go({ ranking: next }, false)}
            active={walk.active}
            activate={walk.activate}
            current={(hit) => hit.conversation.key === place.conversation && hit.message.order === order}
            open={openHit}
            save={(way) => save({ kind: 'search', question }, way)}
          />
        ) : (
          <ConversationList
            listId={listId}
            heading={text('conversationsHeading')}
            conversations={conversations}
            active={walk.active}
            activate={walk.activate}
            current={place.conversation}
            open={openConversation}
            teaches
          />
        )}
      </nav>
    </>
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
            />
          )}
        </>
      ) : (
        <Nothing gone={place.conversation !== null && opened.value === null} opened={opened} />
      )}
      <footer class="archive-foot">
        <ExportStatus exporting={exporting} />
      </footer>
    </main>
  );
}

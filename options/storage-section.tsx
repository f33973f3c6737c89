import { useState } from 'preact/hooks';
import { text } from '../src/platform/i18n';
import { conversationsCounted, counted, messagesCounted } from '../src/ui/counted';
import { inARow, sizeText } from '../src/ui/format';
import { ProblemNotice } from '../src/ui/notice';
import { usePorts } from '../src/ui/ports';
import type { Loaded } from '../src/ui/use-load';
import { IndexProgress } from './index-progress';
import { Section } from './section';
import type { Holdings } from './use-holdings';

/** With less room than this left, in bytes, it is said what happens when there is none. */
const littleRoom = 200_000_000;

/** Whether the browser promised to keep the archive; where it did not, it can be asked. */
function Promised({ persisted, reload }: { readonly persisted: boolean; readonly reload: () => void }) {
  const [isRefused, setRefused] = useState(false);
  if (persisted) return <p class="soft">{text('storageKept')}</p>;
  const ask = async (): Promise<void> => {
    setRefused(!(await navigator.storage.persist()));
    reload();
  };
  return (
    <>
      <p class="soft">{text('storageAtRisk')}</p>
      <div>
        <button type="button" class="button" onClick={() => void ask()}>
          {text('storageAsk')}
        </button>
      </div>
      <p role="status">{isRefused && text('storageRefused')}</p>
    </>
  );
}

/** Which part of the room what takes; the browser tells only the whole, so messages are what the files leave of it. */
function Kinds({ holdings: { used, files, fileBytes } }: { readonly holdings: Holdings }) {
  const { language } = usePorts();
  const messageBytes = Math.max(0, used - fileBytes);
  const kinds = [
    { name: text('storageMessages'), bytes: messageBytes },
    { name: text('gapWith', text('filesHeading'), counted(files, language, 'filesOne', 'filesOther')), bytes: fileBytes },
  ];
  return (
    <>
      <div class="storage-bar" aria-hidden="true">
        {kinds.map(({ name, bytes }) => (
          <span key={name} hidden={bytes === 0} style={{ flexGrow: bytes }} />
        ))}
      </div>
      <dl class="storage-kinds">
        {kinds.map(({ name, bytes }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="number">{sizeText(bytes, language)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Facts({ holdings, reload }: { readonly holdings: Holdings; readonly reload: () => void }) {
  const { language } = usePorts();
  const { messages, conversations, used, quota, persisted } = holdings;
  return (
    <>
      <p>{text('storageHolds', messagesCounted(messages, language), conversationsCounted(conversations, language))}</p>
      <Kinds holdings={holdings} />
      <p class="soft">{text('storageUsed', sizeText(used, language), sizeText(quota, language))}</p>
      {quota - used < littleRoom && <p>{text('storageShort')}</p>}
      <Promised persisted={persisted} reload={reload} />
      <p class="soft">{inARow([text('storageCleared'), text('storageRemoved')], language)}</p>
    </>
  );
}

/** How much is kept, how much room there is, whether the browser promised to keep it, and what deletes it. */
export function StorageSection({ holdings }: { readonly holdings: Loaded<Holdings> }) {
  const { value, problem, reload } = holdings;
  return (
    <Section name="storage">
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {value && <Facts holdings={value} reload={reload} />}
      <IndexProgress />
    </Section>
  );
}

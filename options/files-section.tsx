import type { FileHoldings } from '../src/archive/files/file-reader';
import { text } from '../src/platform/i18n';
import { giveBackHost, requestHostOf } from '../src/platform/permissions';
import { fileChoices, settings } from '../src/platform/settings';
import { counted } from '../src/ui/counted';
import { sizeText } from '../src/ui/format';
import { usePorts } from '../src/ui/ports';
import { RadioList } from '../src/ui/radio-list';
import { useLoad } from '../src/ui/use-load';
import { useSetting } from '../src/ui/use-setting';
import { focusSection, Section } from './section';

const names = { pictures: 'filesPictures', all: 'filesAll', off: 'filesOff' } as const;
const mostMegabytes = 1_000_000;
/** Hosts listed; the rest come up once these are settled. */
const mostHosts = 20;

type AmountProps = { readonly name: string; readonly value: number; readonly change: (value: number) => void };

function Amount({ name, value, change }: AmountProps) {
  const typed = (next: number): void => {
    if (Number.isInteger(next) && next >= 1 && next <= mostMegabytes) change(next);
  };
  return (
    <label class="check minutes">
      <span>{name}</span>
      <input
        class="field number"
        type="number"
        min={1}
        max={mostMegabytes}
        value={value}
        onChange={(event) => typed(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}

function Held({ kept, bytes, waiting }: FileHoldings) {
  const { language } = usePorts();
  const files = counted(kept, language, 'filesOne', 'filesOther');
  return (
    <p class="soft">
      {text('filesHeld', files, sizeText(bytes, language))}
      {waiting > 0 && ` · ${counted(waiting, language, 'filesWaitingOne', 'filesWaitingOther')}`}
    </p>
  );
}

/** Hosts whose pictures could not be had without the user's word. The background hears of the answer by itself. */
function WaitingHosts({ hosts, reload }: { readonly hosts: FileHoldings['hosts']; readonly reload: () => void }) {
  const { language } = usePorts();
  if (hosts.length === 0) return null;
  return (
    <>
      <h3>{text('filesHosts')}</h3>
      <ul>
        {hosts.slice(0, mostHosts).map(({ host, waiting }) => (
          <li key={host} class="entry">
            <span>
              <bdi>{host}</bdi> <span class="soft small number">{counted(waiting, language, 'filesOne', 'filesOther')}</span>
            </span>
            <button
              type="button"
              class="button"
              aria-label={`${text('filesAllow')}: ${host}`}
              onClick={(event) => {
                // The browser is asked in the click's own turn.
                void requestHostOf(`https://${host}/`).then(reload);
                focusSection(event);
              }}
            >
              {text('filesAllow')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function AllowedHosts() {
  const [allowed = [], setAllowed] = useSetting(settings.fileHosts);
  const [archived = []] = useSetting(settings.hosts);
  const remove = (host: string): void => {
    setAllowed(allowed.filter((other) => other !== host));
    if (!archived.includes(host)) void giveBackHost(host);
  };
  if (allowed.length === 0) return null;
  return (
    <>
      <h3>{text('filesAllowed')}</h3>
      <ul>
        {allowed.map((host) => (
          <li key={host} class="entry">
            <bdi>{host}</bdi>
            <button
              type="button"
              class="button"
              aria-label={text('hostRemove', host)}
              onClick={(event) => {
                focusSection(event);
                remove(host);
              }}
            >
              {text('remove')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Which pictures and files are kept, how large they may be, and from where they may be fetched. */
export function FilesSection() {
  const { files } = usePorts();
  const [choice, setChoice] = useSetting(settings.files);
  const [largest = 1, setLargest] = useSetting(settings.fileMegabytes);
  const [total = 1, setTotal] = useSetting(settings.filesTotalMegabytes);
  const holdings = useLoad(async () => files.fileHoldings(), [files]);
  return (
    <Section name="files" more={text('filesMore')}>
      <RadioList
        choices={fileChoices.toReversed().map((value) => ({ value, name: text(names[value]) }))}
        chosen={choice}
        choose={setChoice}
      />
      {choice !== 'off' && (
        <>
          <Amount name={text('filesLargest')} value={largest} change={setLargest} />
          <Amount name={text('filesTotal')} value={total} change={setTotal} />
        </>
      )}
      {holdings.value && <Held {...holdings.value} />}
      {holdings.value && <WaitingHosts hosts={holdings.value.hosts} reload={holdings.reload} />}
      <AllowedHosts />
    </Section>
  );
}

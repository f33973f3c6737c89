import { useState } from 'preact/hooks';
import { type Authority, type StampTry, stampTimes } from '../../src/evidence/authority';
import type { KeptHead } from '../../src/evidence/log-reader';
import { text } from '../../src/platform/i18n';
import { giveBackHost } from '../../src/platform/permissions';
import { settings } from '../../src/platform/settings';
import { usePorts } from '../../src/ui/ports';
import { RadioList } from '../../src/ui/radio-list';
import { useSetting } from '../../src/ui/use-setting';
import { focusSection } from '../section';
import { AuthorityForm } from './authority-form';
import { outcomeWords, testedWords } from './stamp-words';

const whenNames = { off: 'stampsOff', daily: 'stampsDaily', pack: 'stampsPack', both: 'stampsBoth' } as const;
const shownTries = 5;

function Entry({ authority, remove }: { readonly authority: Authority; readonly remove: () => void }) {
  const { language } = usePorts();
  const [told, setTold] = useState('');
  const test = async (): Promise<void> => {
    setTold(text('stampTesting'));
    const { testedAuthority } = await import('./test-authority');
    setTold(testedWords(await testedAuthority(authority), language));
  };
  return (
    <li class="entry">
      <span>
        <bdi class="address">{authority.url}</bdi>
        {authority.policy !== null && <span class="soft small"> {text('stampPolicyIs', authority.policy)}</span>}
        <br />
        <span class="soft small" role="status">
          {told}
        </span>
      </span>
      <span class="buttons">
        <button type="button" class="button" aria-label={`${text('stampTest')}: ${authority.url}`} onClick={() => void test()}>
          {text('stampTest')}
        </button>
        <button
          type="button"
          class="button"
          aria-label={`${text('remove')}: ${authority.url}`}
          onClick={(event) => {
            focusSection(event);
            remove();
          }}
        >
          {text('remove')}
        </button>
      </span>
    </li>
  );
}

function Tries({ tries }: { readonly tries: readonly StampTry[] }) {
  const { language } = usePorts();
  if (tries.length === 0) return null;
  return (
    <>
      <h3>{text('stampLast')}</h3>
      <ul class="tries">
        {tries.slice(0, shownTries).map((one) => (
          <li key={`${one.at} ${one.url}`} class={one.problem === null ? undefined : 'failed'}>
            {outcomeWords(one, language)}
          </li>
        ))}
      </ul>
    </>
  );
}

function StampNow({ stamped }: { readonly stamped: () => void }) {
  const { background } = usePorts();
  const [told, setTold] = useState('');
  const [running, setRunning] = useState(false);
  const stamp = async (): Promise<void> => {
    setRunning(true);
    try {
      const tries = await background.stamp(null);
      setTold(
        text(tries.length === 0 ? 'stampNothingNew' : tries.every(({ problem }) => problem === null) ? 'stampDone' : 'stampSomeFailed'),
      );
      stamped();
    } catch {
      setTold(text('stampSomeFailed'));
    } finally {
      setRunning(false);
    }
  };
  return (
    <div class="entry">
      <button type="button" class="button" disabled={running} onClick={() => void stamp()}>
        {text('stampNow')}
      </button>
      {running ? <progress aria-label={text('stampNow')} /> : <span role="status">{told}</span>}
    </div>
  );
}

/** Who stamps the log, and when. */
export function Authorities({ head, stamped }: { readonly head: KeptHead | null; readonly stamped: () => void }) {
  const [authorities = [], setAuthorities] = useSetting(settings.authorities);
  const [when, setWhen] = useSetting(settings.stampWhen);
  const [tries = []] = useSetting(settings.stampTries);
  const remove = ({ url }: Authority): void => {
    const left = authorities.filter((one) => one.url !== url);
    setAuthorities(left);
    const { host } = new URL(url);
    if (left.every((one) => new URL(one.url).host !== host)) void giveBackHost(host);
  };
  return (
    <div class="part">
      <h3>{text('stampHeading')}</h3>
      <p class="soft">{text('stampMore')}</p>
      <ul>
        {authorities.map((authority) => (
          <Entry key={authority.url} authority={authority} remove={() => remove(authority)} />
        ))}
      </ul>
      <AuthorityForm known={authorities} add={(authority) => setAuthorities([...authorities, authority])} />
      {authorities.length > 0 && (
        <>
          <RadioList choices={stampTimes.map((value) => ({ value, name: text(whenNames[value]) }))} chosen={when} choose={setWhen} />
          {head && <StampNow stamped={stamped} />}
        </>
      )}
      <Tries tries={tries} />
    </div>
  );
}

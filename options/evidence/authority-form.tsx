import { useId, useState } from 'preact/hooks';
import type { Authority } from '../../src/evidence/authority';
import { isOid } from '../../src/evidence/stamp-request';
import { text } from '../../src/platform/i18n';
import { requestHostOf } from '../../src/platform/permissions';

type FormProps = { readonly known: readonly Authority[]; readonly add: (authority: Authority) => void };
type Fault = 'stampBadAddress' | 'stampBadPolicy' | 'stampKnown' | 'stampNotAllowed';

/** Names another authority; the browser asks whether its host may be reached. */
export function AuthorityForm({ known, add }: FormProps) {
  const [url, setUrl] = useState('');
  const [policy, setPolicy] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const problem = useId();
  const submit = (event: Event): void => {
    event.preventDefault();
    const found = faultOf(url.trim(), policy.trim(), known);
    setFault(found);
    if (found) return;
    const authority = { url: new URL(url.trim()).href, policy: policy.trim() === '' ? null : policy.trim() };
    // The browser is asked in the click's own turn.
    void allowed(requestHostOf(authority.url), authority);
  };
  const allowed = async (asked: Promise<boolean>, authority: Authority): Promise<void> => {
    if (!(await asked)) return setFault('stampNotAllowed');
    add(authority);
    setUrl('');
    setPolicy('');
  };
  const described = fault ? { 'aria-describedby': problem } : {};
  return (
    <form class="authority-form" onSubmit={submit} noValidate>
      <label>
        <span>{text('stampAddress')}</span>
        <input
          class="field"
          type="url"
          dir="ltr"
          placeholder="https://"
          value={url}
          aria-invalid={fault === 'stampBadAddress' || fault === 'stampKnown'}
          {...described}
          onInput={(event) => setUrl(event.currentTarget.value)}
        />
      </label>
      <label>
        <span>{text('stampPolicy')}</span>
        <input
          class="field"
          type="text"
          dir="ltr"
          value={policy}
          aria-invalid={fault === 'stampBadPolicy'}
          {...described}
          onInput={(event) => setPolicy(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button">
        {text('stampAdd')}
      </button>
      <p id={problem} class="fault" role="alert">
        {fault && text(fault)}
      </p>
    </form>
  );
}

function faultOf(url: string, policy: string, known: readonly Authority[]): Fault | null {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return 'stampBadAddress';
  if (known.some((one) => one.url === new URL(url).href)) return 'stampKnown';
  return policy === '' || isOid(policy) ? null : 'stampBadPolicy';
}

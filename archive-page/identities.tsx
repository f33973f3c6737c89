import { useRef } from 'preact/hooks';
import type { Conversation } from '../src/archive/ports';
import { belongsTo } from '../src/evidence/exhibit';
import { text } from '../src/platform/i18n';
import { Icon } from '../src/ui/icon';
import { IdentityList } from '../src/ui/identity-list';
import { usePorts } from '../src/ui/ports';
import { useLoad } from '../src/ui/use-load';
import { useAddToCase } from './cases/adding';
import { identityOffer } from './cases/offers';

/** The identity pages that go into the evidence packs of a conversation; nothing where there are none. */
export function Identities({ conversation }: { readonly conversation: Conversation }) {
  const { identities, language } = usePorts();
  const add = useAddToCase();
  const { key, host } = conversation;
  const heading = useRef<HTMLHeadingElement>(null);
  const kept = useLoad(async () => (await identities.exhibits()).filter((one) => belongsTo(one, key, host)), [identities, key, host]);
  const pages = kept.value ?? [];
  if (pages.length === 0) return null;
  return (
    <section class="identities">
      <h2 class="overline" ref={heading} tabIndex={-1}>
        {text('identityHeading')}
      </h2>
      <IdentityList
        pages={pages}
        removing={() => heading.current?.focus()}
        removed={kept.reload}
        more={(page) => (
          <button
            type="button"
            class="icon-button"
            aria-label={`${text('caseAdd')}: ${page.title}`}
            title={text('caseAdd')}
            onClick={() => add(identityOffer(page, conversation, language))}
          >
            <Icon name="case" />
          </button>
        )}
      />
    </section>
  );
}

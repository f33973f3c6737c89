import { text } from '../../src/platform/i18n';
import { IdentityList } from '../../src/ui/identity-list';
import { usePorts } from '../../src/ui/ports';
import { useLoad } from '../../src/ui/use-load';
import { focusSection } from '../section';

/** All identity pages that were kept. */
export function IdentityPages() {
  const { identities } = usePorts();
  const kept = useLoad(async () => identities.exhibits(), [identities]);
  return (
    <div class="part">
      <h3>{text('identityHeading')}</h3>
      <p class="soft">{text('identityMore')}</p>
      <IdentityList pages={kept.value ?? []} removing={focusSection} removed={kept.reload} />
    </div>
  );
}

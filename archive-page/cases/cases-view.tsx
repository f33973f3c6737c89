import { text } from '../../src/platform/i18n';
import '../../src/ui/base.css';
import { Icon } from '../../src/ui/icon';
import '../archive-page.css';
import { CaseList } from './case-list';
import { CaseView } from './case-view';
import './cases.css';

/** All cases, or the one of this id. */
export function CasesView({ id }: { readonly id: string | null }) {
  return (
    <div class="cases">
      <header class="archive-head">
        <a class="icon-button" href="#" aria-label={text('overviewBack')} title={text('overviewBack')}>
          <Icon name="back" />
        </a>
        {id === null ? <h1>{text('casesTitle')}</h1> : <a href="#view=cases">{text('casesBack')}</a>}
      </header>
      {id === null ? <CaseList /> : <CaseView key={id} id={id} />}
    </div>
  );
}

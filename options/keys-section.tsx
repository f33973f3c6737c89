import { commandNames } from '../src/platform/command-names';
import { openShortcutPage, shortcuts } from '../src/platform/commands';
import { text } from '../src/platform/i18n';
import { keyGroups, Keys, KeyTable } from '../src/ui/keys';
import { useLoad } from '../src/ui/use-load';
import { Section } from './section';

const does = { _execute_action: 'commandPopup', 'open-archive': 'commandArchive' } as const;

/** The extension's shortcuts as they are set in the browser, and every key of its pages. */
export function KeysSection() {
  const set = useLoad(shortcuts, []);
  return (
    <Section name="keys" more={text('keysMore')}>
      <div class="key-group">
        <h3>{text('keysBrowser')}</h3>
        <dl>
          {commandNames.map((name) => (
            <div key={name}>
              <dt>{set.value?.[name] ? <Keys ways={[set.value[name].split('+')]} /> : <span class="soft">{text('keysNotSet')}</span>}</dt>
              <dd>{text(does[name])}</dd>
            </div>
          ))}
        </dl>
        <div>
          <button type="button" class="button" onClick={() => void openShortcutPage()}>
            {text('keysChange')}
          </button>
        </div>
      </div>
      <KeyTable groups={keyGroups} />
    </Section>
  );
}

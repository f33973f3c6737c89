import { useEffect, useRef, useState } from 'preact/hooks';
import { isFirefox } from '../src/platform/family';
import { text } from '../src/platform/i18n';
import { setSetting, settings } from '../src/platform/settings';
import '../src/ui/base.css';
import { type ConsoleChoices, ConsoleChoiceList, type KnownConsole } from '../src/ui/console-choice';
import { consoleName } from '../src/ui/console-name';
import { inARow } from '../src/ui/format';
import { Icon } from '../src/ui/icon';
import { usePorts } from '../src/ui/ports';
import { useSetting } from '../src/ui/use-setting';
import { Arrivals } from './arrivals';
import './welcome.css';

export type WelcomeProps = {
  readonly sites: readonly KnownConsole[];
  /** Address of the extension's picture. */
  readonly icon: string;
};

const sentences = [
  ['eye', 'welcomeReadHead', 'welcomeRead'],
  ['computer', 'welcomeStayHead', 'welcomeStay'],
  ['never', 'welcomeNeverHead', 'welcomeNever'],
] as const;

function Start({ sites: all }: { readonly sites: readonly KnownConsole[] }) {
  const { language } = usePorts();
  const sites = all.filter(({ shipped }) => shipped === 'on');
  const more = all.filter(({ shipped }) => shipped === 'off').map(({ id }) => consoleName(id));
  const [choices, setChoices] = useState<ConsoleChoices>(Object.fromEntries(sites.map(({ id }) => [id, true])));
  const start = async (): Promise<void> => {
    await setSetting(settings.consoles, choices);
    await setSetting(settings.welcomed, true);
    // Asks the browser not to clear the archive when space gets short; it may say no, and the archive works all the same.
    await navigator.storage.persist();
  };
  return (
    <>
      <fieldset class="welcome-consoles">
        <legend class="overline">{text('welcomeConsoles')}</legend>
        <ConsoleChoiceList sites={sites} choices={choices} change={setChoices} />
      </fieldset>
      {more.length > 0 && (
        <p class="soft">{text('welcomeMoreConsoles', new Intl.ListFormat(language, { style: 'narrow' }).format(more))}</p>
      )}
      <div class="welcome-start">
        <button type="button" class="button main" onClick={() => void start()}>
          {text('welcomeStart')}
        </button>
        <p class="soft">{text('welcomeChange')}</p>
      </div>
    </>
  );
}

/** The first page a user sees: what is read, where it stays, what is never done; then the first message that arrives. */
export function Welcome({ sites, icon: picture }: WelcomeProps) {
  const { language } = usePorts();
  const [welcomed] = useSetting(settings.welcomed);
  const heading = useRef<HTMLHeadingElement>(null);
  const was = useRef(welcomed);
  useEffect(() => {
    // The button that was pressed is gone; its focus goes to what has come in its place.
    if (was.current === false && welcomed) heading.current?.focus();
    was.current = welcomed;
  }, [welcomed]);
  return (
    <main class="welcome">
      <p class="welcome-name">
        <img src={picture} alt="" width={36} height={36} />
        {text('extensionShortName')}
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {text(welcomed ? 'welcomeOn' : 'welcomeTitle')}
      </h1>
      {!welcomed && (
        <dl>
          {sentences.map(([icon, head, words]) => (
            <div key={head}>
              <dt>
                <Icon name={icon} />
                {text(head)}
              </dt>
              <dd>
                {inARow(words === 'welcomeStay' && isFirefox() ? [text(words), text('welcomeStayFirefox')] : [text(words)], language)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {welcomed === false && <Start sites={sites} />}
      {welcomed === true && <Arrivals />}
    </main>
  );
}

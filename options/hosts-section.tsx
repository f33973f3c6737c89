import { text } from '../src/platform/i18n';
import { giveBackHost } from '../src/platform/permissions';
import { settings } from '../src/platform/settings';
import { useSetting } from '../src/ui/use-setting';
import { ChangedPages, HealthLine } from './console-health';
import { focusSection, Section } from './section';
import { type AllFacts, factsAbout } from './use-console-facts';

/** The pages beyond the named consoles that the user allowed; one removed here loses its permission too. */
export function HostsSection({ facts }: { readonly facts: AllFacts | undefined }) {
  const [hosts = [], setHosts] = useSetting(settings.hosts);
  const remove = (host: string): void => {
    setHosts(hosts.filter((other) => other !== host));
    void giveBackHost(host);
  };
  return (
    <Section name="pages">
      {hosts.length === 0 && <p class="soft">{text('optHostsNone')}</p>}
      <ul>
        {hosts.map((host) => (
          <li key={host} class="entry">
            <span>
              <bdi>{host}</bdi>
              <br />
              <HealthLine facts={factsAbout(host, facts)} />
            </span>
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
            <ChangedPages facts={factsAbout(host, facts)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

import { text } from '../src/platform/i18n';
import { giveBackHost } from '../src/platform/permissions';
import { settings } from '../src/platform/settings';
import { useSetting } from '../src/ui/use-setting';
import { Section } from './section';

/** The pages beyond the named consoles that the user allowed; one removed here loses its permission too. */
export function HostsSection() {
  const [hosts = [], setHosts] = useSetting(settings.hosts);
  const remove = (host: string): void => {
    setHosts(hosts.filter((other) => other !== host));
    void giveBackHost(host);
  };
  return (
    <Section title={text('optHosts')}>
      {hosts.length === 0 && <p class="soft">{text('optHostsNone')}</p>}
      <ul>
        {hosts.map((host) => (
          <li key={host} class="entry">
            <bdi>{host}</bdi>
            <button type="button" class="button" aria-label={text('hostRemove', host)} onClick={() => remove(host)}>
              {text('remove')}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

import type { RunRecord } from '../src/archive/runs';
import { text } from '../src/platform/i18n';
import { settings } from '../src/platform/settings';
import '../src/ui/base.css';
import { ConsoleChoiceList } from '../src/ui/console-choice';
import { usePorts } from '../src/ui/ports';
import { useLoad } from '../src/ui/use-load';
import { useSetting } from '../src/ui/use-setting';
import { DeleteSection } from './delete-section';
import { diagnosticsText } from './diagnostics';
import { DiagnosticsSection } from './diagnostics-section';
import { HostsSection } from './hosts-section';
import { FilesSection } from './files-section';
import './options.css';
import { ImportSection } from './import-section';
import { type HostedConsole, MoreConsolesSection } from './more-consoles-section';
import { PrivateSection } from './private-section';
import { RunsSection } from './runs-section';
import { ScheduleSection } from './schedule-section';
import { Section } from './section';
import { StorageSection } from './storage-section';
import { TaughtSection } from './taught-section';
import { useHoldings } from './use-holdings';

export type OptionsProps = {
  readonly sites: readonly HostedConsole[];
  /** The last runs of the scheduled archiver, newest first. */
  readonly runs: (limit: number) => Promise<readonly RunRecord[]>;
  readonly version: string;
};

const shownRuns = 20;

/** The options page. Every change takes effect at once. */
export function Options({ sites, runs, version }: OptionsProps) {
  const { language, background } = usePorts();
  const [choices = {}, setChoices] = useSetting(settings.consoles);
  const [hosts = []] = useSetting(settings.hosts);
  const [paused = false] = useSetting(settings.paused);
  const [welcomed = false] = useSetting(settings.welcomed);
  const [everyMinutes = 0] = useSetting(settings.everyMinutes);
  const lastRuns = useLoad(async () => runs(shownRuns), [runs]);
  const holdings = useHoldings();
  const log = useLoad(async () => background.diagnostics(null), [background]);
  const words = diagnosticsText({
    version,
    userAgent: navigator.userAgent,
    language,
    sites,
    choices,
    settings: { welcomed, paused, everyMinutes, otherHosts: hosts.length },
    holdings: holdings.value ?? null,
    runs: lastRuns.value ?? [],
    log: log.value ?? [],
  });
  const deleted = (): void => {
    lastRuns.reload();
    holdings.reload();
  };
  return (
    <main class="options-page">
      <h1>{text('optionsTitle')}</h1>
      <Section title={text('optConsoles')} more={text('optConsolesMore')}>
        <ConsoleChoiceList sites={sites.filter(({ shipped }) => shipped === 'on')} choices={choices} change={setChoices} />
      </Section>
      <MoreConsolesSection sites={sites.filter(({ shipped }) => shipped === 'off')} choices={choices} />
      <HostsSection />
      <TaughtSection />
      <ScheduleSection ran={lastRuns.reload} />
      <RunsSection runs={lastRuns} />
      <PrivateSection />
      <FilesSection />
      <ImportSection version={version} />
      <StorageSection holdings={holdings} />
      <DiagnosticsSection words={words} version={version} />
      <DeleteSection deleted={deleted} />
    </main>
  );
}

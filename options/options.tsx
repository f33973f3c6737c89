import type { RunRecord } from '../src/archive/runs';
import { text } from '../src/platform/i18n';
import { settings } from '../src/platform/settings';
import '../src/ui/base.css';
import { usePorts } from '../src/ui/ports';
import { useLoad } from '../src/ui/use-load';
import { useSetting } from '../src/ui/use-setting';
import type { HostedConsole } from './console-entry';
import { ConsolesSection, MoreConsolesSection } from './consoles-sections';
import { CopiesSection } from './copies-section';
import { DeleteSection } from './delete-section';
import { diagnosticsText } from './diagnostics';
import { DiagnosticsSection } from './diagnostics-section';
import { HostsSection } from './hosts-section';
import { EvidenceSection, type EvidenceSource } from './evidence/log-section';
import { FilesSection } from './files-section';
import './options.css';
import { ImportSection } from './import-section';
import { KeysSection } from './keys-section';
import { LanguageSection } from './language-section';
import { MailSections } from './mail/mail-sections';
import { PrivateSection } from './private-section';
import { RetentionSection } from './retention-section';
import { RunsSection } from './runs-section';
import { ScheduleSection } from './schedule-section';
import { SectionIndex } from './section-index';
import { StorageSection } from './storage-section';
import { TaughtSection } from './taught-section';
import { useConsoleFacts } from './use-console-facts';
import { useHoldings } from './use-holdings';

export type OptionsProps = {
  readonly sites: readonly HostedConsole[];
  /** The last runs of the scheduled archiver, newest first. */
  readonly runs: (limit: number) => Promise<readonly RunRecord[]>;
  readonly version: string;
  readonly evidence: EvidenceSource;
};

const shownRuns = 20;

/** The options page. Every change takes effect at once. */
export function Options({ sites, runs, version, evidence }: OptionsProps) {
  const { language, background } = usePorts();
  const [choices = {}] = useSetting(settings.consoles);
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
  const consoles = { choices, facts: useConsoleFacts().value };
  return (
    <div class="options-page">
      <header>
        <h1>{text('optionsTitle')}</h1>
      </header>
      <SectionIndex />
      <main>
        <ConsolesSection {...consoles} sites={sites.filter(({ shipped }) => shipped === 'on')} />
        <MoreConsolesSection {...consoles} sites={sites.filter(({ shipped }) => shipped === 'off')} />
        <HostsSection facts={consoles.facts} />
        <TaughtSection />
        <ScheduleSection ran={lastRuns.reload} />
        <RunsSection runs={lastRuns} />
        <MailSections />
        <PrivateSection />
        <FilesSection />
        <EvidenceSection source={evidence} />
        <CopiesSection />
        <StorageSection holdings={holdings} />
        <RetentionSection />
        <ImportSection version={version} />
        <LanguageSection />
        <KeysSection />
        <DiagnosticsSection words={words} version={version} />
        <DeleteSection deleted={deleted} />
      </main>
    </div>
  );
}

import { useState } from 'preact/hooks';
import { text } from '../src/platform/i18n';
import type { ConsoleChoices } from '../src/ui/console-choice';
import { consoleName } from '../src/ui/console-name';
import { ConsoleEntry, type HostedConsole } from './console-entry';
import { Section } from './section';
import { type AllFacts, factsAbout } from './use-console-facts';

export type ConsolesProps = {
  readonly sites: readonly HostedConsole[];
  readonly choices: ConsoleChoices;
  readonly facts: AllFacts | undefined;
};

function Consoles({ sites, choices, facts }: ConsolesProps) {
  const [refused, setRefused] = useState<string | null>(null);
  return (
    <>
      <ul class="consoles">
        {sites.map((console) => (
          <ConsoleEntry key={console.id} console={console} choices={choices} facts={factsAbout(console.id, facts)} refused={setRefused} />
        ))}
      </ul>
      <p role="status">{refused !== null && text('moreConsolesRefused', consoleName(refused))}</p>
    </>
  );
}

/** The consoles that ship on. */
export function ConsolesSection(props: ConsolesProps) {
  return (
    <Section name="sources" more={text('optConsolesMore')}>
      <Consoles {...props} />
    </Section>
  );
}

/** The consoles that ship off. One turned on here is asked for at once; one turned off may have its permission taken, too. */
export function MoreConsolesSection(props: ConsolesProps) {
  return (
    <Section name="more-sources" more={text('moreConsolesMore')}>
      <Consoles {...props} />
    </Section>
  );
}

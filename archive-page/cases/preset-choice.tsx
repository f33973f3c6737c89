import { inLanguage } from '../../src/cases/preset';
import { presets } from '../../src/cases/presets';
import { text } from '../../src/platform/i18n';
import { usePorts } from '../../src/ui/ports';
import { Labelled } from './labelled';

/** Which kind of dispute it is. */
export function PresetChoice({ chosen, choose }: { readonly chosen: string; readonly choose: (preset: string) => void }) {
  const { language } = usePorts();
  return (
    <Labelled label={text('casePreset')}>
      {(id) => (
        <select id={id} class="field" value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
          {presets.map((one) => (
            <option key={one.id} value={one.id}>
              {inLanguage(one.name, language)}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

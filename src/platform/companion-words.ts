import type { MailPreset } from '../mail/companion-presets';
import { text } from './i18n';
import type { CompanionState } from './native';

/** What to tell a person of the companion. For `missing`, `forbidden`, `old` and `broken` the command that mends it belongs below. */
export function companionStateWords(found: CompanionState): string {
  switch (found.state) {
    case 'ready':
      return text('companionReady', found.version);
    case 'old':
      return text('companionOld', found.version);
    case 'new':
      return text('companionNew', found.version);
    case 'permission':
      return text('companionPermission');
    case 'restart':
      return text('companionRestart');
    case 'missing':
      return text('companionMissing');
    case 'forbidden':
      return text('companionForbidden');
    case 'broken':
      return text('companionBroken');
  }
}

const netease: ReadonlySet<string> = new Set(['163', '126', 'yeah']);
const companies: ReadonlySet<string> = new Set(['exmail', 'aliyun-company']);

/** What to type as a mailbox's password, and where to get it; `preset` is null where the provider is not known. */
export function passwordWords(preset: MailPreset | null): string {
  if (preset === null || preset.password === 'own') return text('mailPasswordOwn');
  if (preset.password === 'none') return text('mailPasswordNone');
  if (preset.id === 'qq') return text('mailPasswordQq');
  if (preset.id === 'gmail') return text('mailPasswordGmail');
  if (netease.has(preset.id)) return text('mailPasswordNetease');
  if (companies.has(preset.id)) return text('mailPasswordClient', preset.name);
  return preset.password === 'code' ? text('mailPasswordCode', preset.name) : text('mailPasswordApp', preset.name);
}

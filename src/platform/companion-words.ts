import type { MailPreset } from '../mail/companion-presets';
import { text } from './i18n';
import type { CompanionState } from './native';

/** What to tell a person of the companion. For `missing`, `forbidden`, `old` and `broken` the command that mends it belongs below. */
export function companionStateWords(found: CompanionState): string {
  if (found.state === 'ready') return text('companionReady', found.version);
  if (found.state === 'old') return text('companionOld', found.version);
  if (found.state === 'new') return text('companionNew', found.version);
  return text(wordOf[found.state]);
}

const wordOf = {
  permission: 'companionPermission',
  restart: 'companionRestart',
  missing: 'companionMissing',
  forbidden: 'companionForbidden',
  broken: 'companionBroken',
} as const;

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

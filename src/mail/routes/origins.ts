import * as v from 'valibot';
import type { RouteKind } from '../mailbox';
import { googleHosts } from './gmail-calls';
import { microsoftHosts } from './graph-calls';
import { jmapSettingsSchema } from './jmap-session';

const pattern = (url: string): string => `${new URL(url).protocol}//${new URL(url).hostname}/*`;

/** The match patterns of the hosts that a route asks, for which the user's click has to ask the browser. JMAP may name more once it answered. */
export function originsOf(kind: RouteKind, settings: unknown): readonly string[] {
  if (kind === 'gmail') return [googleHosts.tokens, googleHosts.gmail].map(pattern);
  if (kind === 'graph')
    return [
      ...[microsoftHosts.login, microsoftHosts.graph].map(pattern),
      'https://outlook.office.com/*',
      'https://outlook.office365.com/*',
    ];
  const held = kind === 'jmap' ? v.safeParse(jmapSettingsSchema, settings) : null;
  return held?.success ? [pattern(held.output.url)] : [];
}

import { basename } from 'node:path';
import * as v from 'valibot';
import { companionName } from '../../src/mail/companion-protocol';

/** What a Chromium calls an extension by, and what Firefox does. */
export const chromiumId = v.pipe(v.string(), v.regex(/^[a-p]{32}$/));
export const firefoxId = v.pipe(v.string(), v.maxLength(80), v.regex(/^(?:[\w.-]*@[\w.-]+|\{[\da-f-]{36}\})$/i));

/** The extensions that may talk to the companion; kept beside it when it is installed. */
export const allowedSchema = v.object({ chromium: v.array(chromiumId), firefox: v.array(firefoxId) });
export type Allowed = v.InferOutput<typeof allowedSchema>;

/** Firefox's id of the extension, wherever it was installed from. A Chromium's depends on that, so it is told at installation. */
export const ownFirefoxId = 'liaocun@liaocun.example';

/**
 * Whether the browser says that an extension of ours is calling. Chromium gives the extension's origin as the first argument, Firefox the path
 * of the manifest it followed and then the add-on's id.
 */
export function isOurs([first = '', second = '']: readonly string[], { chromium, firefox }: Allowed): boolean {
  const [, id] = /^chrome-extension:\/\/([a-p]{32})\/$/.exec(first) ?? [];
  if (id !== undefined) return chromium.includes(id);
  return basename(first.replaceAll('\\', '/')) === `${companionName}.json` && firefox.includes(second);
}

/** Whether a browser started the program, rather than a person. */
export function isCalled([first = '']: readonly string[]): boolean {
  return first.startsWith('chrome-extension://') || first.endsWith('.json');
}

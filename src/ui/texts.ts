import * as v from 'valibot';
import type { ExportLanguage } from '../export/request';
import type { text } from '../platform/i18n';

const textsSchema = v.record(
  v.string(),
  v.object({ message: v.string(), placeholders: v.optional(v.record(v.string(), v.object({ content: v.string() }))) }),
);
type Texts = v.InferOutput<typeof textsSchema>;

/** A text with its parts put in, as the browser does it: `$NAME$` stands for what the text's placeholders say, `$1` for the first part. */
function filled(texts: Texts, key: string, parts: readonly string[]): string {
  const { message = '', placeholders = {} } = texts[key] ?? {};
  const named = message.replace(/\$([A-Za-z0-9_@]+)\$/g, (_, name: string) => placeholders[name.toLowerCase()]?.content ?? '');
  return named.replace(/\$(\d)/g, (_, at: string) => parts[Number(at) - 1] ?? '');
}

/** The texts of another language than that of the browser, from the extension's own files. */
export async function textsIn(language: ExportLanguage): Promise<typeof text> {
  const response = await fetch(`/_locales/${language}/messages.json`);
  if (!response.ok) throw new Error('a file of the extension is missing');
  const texts = v.parse(textsSchema, await response.json());
  return (key, ...parts) => filled(texts, key, parts);
}

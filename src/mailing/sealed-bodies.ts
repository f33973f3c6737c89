import type { ExportRequest, Tally } from '../export/request';
import { languageTag } from '../export/speech';
import { fullMoment, momentsIn } from '../export/time-text';
import type { MailBodies } from './mail-bytes';
import type { MailWords } from './make-part';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

/** The body of a mail whose files are sealed: how much there is and when, and how to open it; nobody's name and nothing that was said. */
export function sealedBodies(request: ExportRequest, tally: Tally, mailWords: MailWords): MailBodies {
  const { words, timeZone, madeAt } = request;
  const when = (at: number): string => fullMoment(momentsIn(timeZone)(at));
  const facts: readonly (readonly [label: string, value: string])[] = [
    [words.messages, String(tally.messages)],
    [words.gaps, String(tally.gaps)],
    ...(tally.first === null || tally.last === null ? [] : [[words.range, words.fromTo(when(tally.first), when(tally.last))] as const]),
    [words.madeAt, when(madeAt)],
    [words.madeWith, `Liaocun ${request.extensionVersion}`],
  ];
  const { sealedIntro, sealedHow } = mailWords;
  const row = ([label, value]: readonly [string, string]): string =>
    `<tr><td style="padding:3px 12px 3px 0;color:#666">${escaped(label)}</td><td style="padding:3px 0">${escaped(value)}</td></tr>`;
  return {
    plain: [sealedIntro, '', ...facts.map(([label, value]) => `${label}: ${value}`), '', sealedHow, ''].join('\r\n'),
    html: [
      '<!doctype html>',
      `<html lang="${languageTag(request)}"><head><meta charset="utf-8"><title>Liaocun</title></head>`,
      '<body style="font-family:sans-serif;font-size:14px;line-height:1.5;color:#1c1e22">',
      `<p>${escaped(sealedIntro)}</p>`,
      '<table style="border-collapse:collapse">',
      ...facts.map(row),
      '</table>',
      `<p>${escaped(sealedHow)}</p>`,
      '</body></html>',
      '',
    ].join('\r\n'),
  };
}

import { factTable, heading, mailPage, paragraph } from '../export/mail-page';
import type { ExportRequest, Tally } from '../export/request';
import { languageTag } from '../export/speech';
import { fullMoment, momentsIn } from '../export/time-text';
import type { Fact } from '../export/told';
import type { MailBodies } from './mail-bytes';
import type { MailWords } from './make-part';

/** The body of a mail whose files are sealed: how much there is and when, and how to open it; nobody's name and nothing that was said. */
export function sealedBodies(request: ExportRequest, tally: Tally, mailWords: MailWords): MailBodies {
  const { words, timeZone, madeAt } = request;
  const when = (at: number): string => fullMoment(momentsIn(timeZone)(at));
  const facts: readonly Fact[] = [
    { label: words.messages, value: String(tally.messages) },
    { label: words.gaps, value: String(tally.gaps) },
    ...(tally.first === null || tally.last === null
      ? []
      : [{ label: words.range, value: words.fromTo(when(tally.first), when(tally.last)) }]),
    { label: words.madeAt, value: when(madeAt) },
    { label: words.madeWith, value: `Liaocun ${request.extensionVersion}` },
  ];
  const { sealedIntro, sealedHow } = mailWords;
  return {
    plain: [sealedIntro, '', ...facts.map(({ label, value }) => `${label}: ${value}`), '', sealedHow, ''].join('\r\n'),
    html: mailPage(languageTag(request), 'Liaocun', [
      heading('Liaocun'),
      paragraph(sealedIntro),
      factTable(facts),
      `<br>\r\n${paragraph(sealedHow)}`,
    ]),
  };
}

import { moreShots } from './more-shots.ts';
import { shots, type Shot } from './shots.ts';
import { shotsOfExport } from './shots-of-export.ts';
import { shotsOfCases } from './shots-of-cases.ts';
import { shotsOfEvidence } from './shots-of-evidence.ts';
import { shotsOfGaps } from './shots-of-gaps.ts';
import { shotsOfMail } from './shots-of-mail.ts';
import { shotsOfMails } from './shots-of-mails.ts';
import { shotsOfNotes } from './shots-of-notes.ts';
import { shotsOfOverview } from './shots-of-overview.ts';
import { shotsOfRedact } from './shots-of-redact.ts';
import { shotsOfReading } from './shots-of-reading.ts';
import { shotsOfSearch } from './shots-of-search.ts';

/** Every state of every screen. */
export const allShots: readonly Shot[] = [
  ...shots,
  ...moreShots,
  ...shotsOfExport,
  ...shotsOfCases,
  ...shotsOfEvidence,
  ...shotsOfGaps,
  ...shotsOfMail,
  ...shotsOfMails,
  ...shotsOfNotes,
  ...shotsOfOverview,
  ...shotsOfReading,
  ...shotsOfRedact,
  ...shotsOfSearch,
];

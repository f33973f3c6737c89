import type { Attachment } from '../domain/message';
import type { ExportRequest, KeptFile } from './request';

type Carries = Pick<ExportRequest, 'attachments' | 'fileOf'>;

/** True where the bytes of an attachment are there to be carried: kept ones, and copies of which a part is covered. */
export const hasBytes = ({ state }: Attachment): boolean => state === 'kept' || state === 'masked';

/** The bytes of an attachment that go into a file: those that are there, unless the request wants them beside it or nowhere. */
export async function carriedFile({ attachments = 'in', fileOf }: Carries, attachment: Attachment | undefined): Promise<KeptFile | null> {
  if (attachments !== 'in' || !attachment || !hasBytes(attachment) || attachment.sha256 === null) return null;
  return (await fileOf?.(attachment.sha256)) ?? null;
}

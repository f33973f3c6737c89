import type { Attachment } from '../domain/message';
import type { ExportRequest, KeptFile } from './request';

type Carries = Pick<ExportRequest, 'attachments' | 'fileOf'>;

/** The bytes of an attachment that go into a file: those that are kept, unless the request wants them beside it or nowhere. */
export async function carriedFile({ attachments = 'in', fileOf }: Carries, attachment: Attachment | undefined): Promise<KeptFile | null> {
  if (attachments !== 'in' || attachment?.state !== 'kept' || attachment.sha256 === null) return null;
  return (await fileOf?.(attachment.sha256)) ?? null;
}

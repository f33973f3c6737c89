import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FileReader } from '../archive/files/file-reader';
import type { ArchiveReader, Clock } from '../archive/ports';
import type { CaseReader } from '../cases/case-reader';
import type { Exhibit } from '../evidence/exhibit';
import type { Finder } from '../search/finder';
import type { OwnPage } from '../platform/tabs';
import type { Background } from './background-port';
import type { ExportCase } from './cases/case-pack-port';
import type { ExportPort } from './export-port';
import type { MailPort } from './mail-port';

/** Everything the views need from outside; each page's `main.tsx` provides it. */
export type Ports = {
  readonly archive: ArchiveReader;
  readonly finder: Finder;
  readonly files: FileReader;
  readonly cases: CaseReader;
  /** The identity pages that were kept, the newest first. */
  readonly identities: { readonly exhibits: () => Promise<readonly Exhibit[]> };
  readonly mail: MailPort;
  readonly background: Background;
  readonly exporting: ExportPort;
  readonly exportCase: ExportCase;
  readonly clock: Clock;
  /** Language tag for dates and numbers. */
  readonly language: string;
  readonly openPage: (page: OwnPage, hash?: string) => void;
};

export const PortsContext = createContext<Ports | null>(null);

export function usePorts(): Ports {
  const ports = useContext(PortsContext);
  if (!ports) throw new Error('a view was rendered outside of PortsContext');
  return ports;
}

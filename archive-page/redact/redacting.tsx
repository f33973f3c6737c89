import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ExportChoice, ExportWhat } from '../../src/ui/export-port';
import { type Ports, PortsContext, usePorts } from '../../src/ui/ports';

/** What a review was asked for. */
export type Asked = { readonly what: ExportWhat; readonly choice: ExportChoice };
type Review = typeof import('./review');

/** Gives all that is in it a way to redact before an export; the review comes into the page when it is first asked for. */
export function Redacting({ children }: { readonly children: ComponentChildren }) {
  const ports = usePorts();
  const [asked, ask] = useState<Asked | null>(null);
  const [lazy, setLazy] = useState<Review | null>(null);
  const isWanted = asked !== null;
  useEffect(() => {
    if (isWanted) void import('./review').then(setLazy);
  }, [isWanted]);
  const inside = useMemo((): Ports => {
    if (!ports.exporting.records) return ports;
    return { ...ports, exporting: { ...ports.exporting, redact: (what, choice) => ask({ what, choice }) } };
  }, [ports]);
  return (
    <PortsContext.Provider value={inside}>
      {children}
      {lazy && asked && <lazy.Review asked={asked} close={() => ask(null)} />}
    </PortsContext.Provider>
  );
}

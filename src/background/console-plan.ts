/** A console that ships off: where its pages are. */
export type OffConsole = { readonly id: string; readonly hosts: readonly string[] };
/** A content script that the browser puts into pages by itself. */
export type Registration = { readonly id: string; readonly matches: readonly string[] };
export type ConsolePlan = {
  /** Consoles that are on by the user's choice, though the browser no longer lets their pages be read. */
  readonly revoked: readonly string[];
  /** Registrations that are not wanted, or not as they are. */
  readonly stale: readonly string[];
  /** Consoles whose registration is missing. */
  readonly missing: readonly OffConsole[];
};

const prefix = 'console-';

/** The name under which a console's content script is registered. */
export const registrationOf = ({ id }: OffConsole): string => prefix + id;

/**
 * What must change for choices, permissions and registrations of the consoles that ship off to agree. `granted` are the ids of those whose
 * every host may be read; other registrations than these consoles' are left alone.
 */
export function planConsoles(
  consoles: readonly OffConsole[],
  choices: Readonly<Record<string, boolean>>,
  granted: ReadonlySet<string>,
  registered: readonly Registration[],
): ConsolePlan {
  const chosen = consoles.filter(({ id }) => choices[id] === true);
  const wanted = new Map(chosen.filter(({ id }) => granted.has(id)).map((console) => [registrationOf(console), console]));
  const isRight = ({ id, matches }: Registration): boolean => sameOf(wanted.get(id)?.hosts ?? [], matches);
  const own = registered.filter(({ id }) => id.startsWith(prefix));
  const standing = new Set(own.filter(isRight).map(({ id }) => id));
  return {
    revoked: chosen.filter(({ id }) => !granted.has(id)).map(({ id }) => id),
    stale: own.filter((one) => !isRight(one)).map(({ id }) => id),
    missing: [...wanted].filter(([name]) => !standing.has(name)).map(([, console]) => console),
  };
}

function sameOf(hosts: readonly string[], matches: readonly string[]): boolean {
  return hosts.length > 0 && hosts.toSorted().join(' ') === matches.toSorted().join(' ');
}

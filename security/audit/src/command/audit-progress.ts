import type { System } from '@galley/command-line'
import type { ChecksUnderWay } from '../run-checks.ts'

/** The line on a terminal that tells how far an audit is. */
export interface AuditProgress {
  /** Says the step that goes on now. */
  readonly step: (words: string) => void
  /** Says how many packages are looked at: the beginning of the line from here on. */
  readonly audit: (packages: number, files: number) => void
  readonly checks: (state: ChecksUnderWay) => void
  /** The network, with its open questions counted by host. */
  readonly fetch: typeof fetch
  /** Takes the line away. */
  readonly end: () => void
}

/** Makes the progress of one audit: files, packages, checks, and what it waits for. Nothing is said where stderr is no terminal, or with `--quiet`. */
export function createAuditProgress(
  system: Pick<System, 'fetch' | 'isTerminal' | 'redraw'>,
  { isQuiet }: { readonly isQuiet: boolean },
): AuditProgress {
  const isSilent = isQuiet || !system.isTerminal
  const hosts = new Map<string, { asked: number; answered: number }>()
  let subject = ''
  let state: ChecksUnderWay | null = null
  const draw = (): void => {
    if (!isSilent)
      system.redraw(
        `  ${[subject, state && `${state.asked - state.open.length} of ${state.asked} checks`, ...describeHosts(hosts), state && describeOpen(state)].filter(Boolean).join(' · ')}`,
      )
  }
  const say = (words: string): void => {
    subject = words
    draw()
  }
  return {
    step: say,
    audit: (packages, files) => say(`${packages} ${packages === 1 ? 'package' : 'packages'} in ${files} ${files === 1 ? 'file' : 'files'}`),
    checks: (now) => {
      state = now
      draw()
    },
    fetch: async (address, init) => {
      const { host } = new URL(address instanceof Request ? address.url : address)
      const count = hosts.get(host) ?? { asked: 0, answered: 0 }
      hosts.set(host, count)
      count.asked += 1
      draw()
      try {
        return await system.fetch(address, init)
      } finally {
        count.answered += 1
        draw()
      }
    },
    end: () => (isSilent ? undefined : system.redraw('')),
  }
}

/** Checks that a line names; the others are counted. */
const maxNames = 2

function describeOpen({ open }: ChecksUnderWay): string {
  const more = open.length > maxNames ? ` and ${open.length - maxNames} more` : ''
  return open.length === 0 ? '' : `waiting for ${open.slice(0, maxNames).join(', ')}${more}`
}

function describeHosts(hosts: ReadonlyMap<string, { readonly asked: number; readonly answered: number }>): readonly string[] {
  return [...hosts]
    .filter(([, { asked, answered }]) => answered < asked)
    .map(([host, { asked, answered }]) => `${host} ${answered}/${asked}`)
}

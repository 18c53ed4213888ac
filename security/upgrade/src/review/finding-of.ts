import type { Finding } from '@galley/findings'
import type { Upgrade } from '../compare/upgrade.ts'
import type { Place } from '../inspect/profile.ts'
import type { Signal } from '../judge/rule.ts'

/** Lines of one finding that are kept: a card shows three. */
const maxLines = 3

/** A finding about what a release brings, at its line in the lockfile, with the lines that tell it and the advice. */
export function findingOf({ to, from, step }: Upgrade, signal: Signal): Finding {
  const { code, severity, message, why, places } = signal
  return {
    code,
    severity,
    subject: to.purl,
    at: { file: to.file, line: to.line },
    message,
    evidence: {
      ...(from === null ? {} : { from: from.version }),
      step,
      why,
      ...(places.length === 0 ? {} : { lines: places.slice(0, maxLines).map(({ path, line, text }) => `${path}:${line}  ${text}`) }),
    },
    ...(to.path.length > 1 ? { path: to.root === '.' || to.root === '' ? to.path : [to.root, ...to.path] } : {}),
    fix: advise({ to, from, step }, signal),
  }
}

/** The advice: wait until, stay with, or look at. */
function advise({ to, from }: Upgrade, { severity, do: own, places: [place] }: Signal): string {
  const isGrave = severity === 'critical' || severity === 'high'
  const other = from === null ? 'do without it' : `stay with ${from.version}`
  if (own !== undefined) return `${own}; until then ${other}.`
  const look =
    place === undefined
      ? lookAtAll({ to, from })
      : `Look at ${place.path === '' ? 'the archive' : whereIs(place)}${diffCommand({ to, from }, place)}`
  return isGrave ? `${capital(other)} until its maintainers explain this. ${look}.` : `${look} before you take it.`
}

const whereIs = ({ path, line }: Place): string => (line > 1 ? `${path}, line ${line}` : path)

function lookAtAll({ to, from }: Pick<Upgrade, 'to' | 'from'>): string {
  return `Look at what changed${diffCommand({ to, from }, null)}`
}

/** npm shows the difference of two releases without installing either. */
function diffCommand({ to, from }: Pick<Upgrade, 'to' | 'from'>, place: Place | null): string {
  if (to.ecosystem !== 'npm' || from === null || to.source.kind !== 'registry') return ''
  const isPlain = [to.name, to.version, from.version, place?.path ?? ''].every((word) => /^[\w@./+-]*$/.test(word) && !word.startsWith('-'))
  return isPlain
    ? `: \`npm diff --diff=${to.name}@${from.version} --diff=${to.name}@${to.version}${place === null || place.path === '' ? '' : ` ${place.path}`}\``
    : ''
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

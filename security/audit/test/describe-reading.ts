import type { LockedPackage } from '../src/locked-package.ts'
import type { LockfileReading } from '../src/read-lockfile.ts'

/** A reading as lines that a person can check against the file: what each line of `expected.txt` beside a fixture says. */
export function describeReading({ format, parsed, counted }: LockfileReading): string {
  const packages = parsed.packages.map((one) => `${one.line}: ${describePackage(one)}`)
  const roots = parsed.roots.map(({ line, name, folder }) => `${line}: own ${name} in ${folder}`)
  const spots = parsed.blindSpots.map(({ line, what }) => `${line}: ! ${what}`)
  const includes = (parsed.includes ?? []).map((path) => `takes in ${path}`)
  return [`${format}, ${parsed.packages.length} packages, ${counted} counted`, ...packages, ...roots, ...spots, ...includes, ''].join('\n')
}

function describePackage(one: LockedPackage): string {
  const source =
    one.source.kind === 'registry' ? (one.source.registry ?? one.source.host ?? 'registry') : `${one.source.kind} ${one.source.url}`
  return [
    `${one.purl.replace(/\?.*$/, '')}${one.alias === undefined ? '' : ` as ${one.alias}`}`,
    `${one.dev ? 'dev ' : ''}${one.direct ? 'direct' : 'indirect'} ${one.root} > ${one.path.join(' > ')}`,
    source,
    one.integrity.join(' ') || 'no integrity',
    ...(one.hasInstallScript ? ['installs by script'] : []),
    ...(one.licence === undefined ? [] : [one.licence]),
    ...(one.bin === undefined ? [] : [`bin ${one.bin.join(' ')}`]),
    ...(one.deprecated === undefined ? [] : [`deprecated: ${one.deprecated.replaceAll('\n', ' / ')}`]),
  ].join(', ')
}

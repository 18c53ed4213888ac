import { satisfies, validRange } from '@renovatebot/pep440'
import { normalName } from '../../normal-name.ts'

/** A requirement of a Python manifest (PEP 508), and where it stands. */
export interface PythonRequirement {
  /** As PEP 503 normalises it. */
  readonly name: string
  readonly extras: readonly string[]
  /** Clauses of PEP 440, in order, without spaces; `||` between alternatives where Poetry writes them. Empty for any version. */
  readonly specifier: string
  /** An address, a repository or a folder decides in place of versions. */
  readonly isPlace: boolean
  /** PEP 508; empty for always. */
  readonly marker: string
}

const form =
  /^\s*(?<name>[a-z\d](?:[\w.-]*[a-z\d])?)\s*(?:\[(?<extras>[^\]]*)\])?\s*(?:@\s*(?<url>\S+)|\(?(?<specifier>[^;()@]*)\)?)\s*(?:;(?<marker>.*))?$/is

/** Reads a requirement as PEP 508 writes it; null for another text. */
export function readPythonRequirement(text: string): PythonRequirement | null {
  const { name, extras = '', url, specifier = '', marker = '' } = form.exec(text)?.groups ?? {}
  if (name === undefined) return null
  return {
    name: normalName('PyPI', name),
    extras: sortNames(extras.split(',')),
    specifier: sortClauses(specifier),
    isPlace: url !== undefined,
    marker: marker.trim(),
  }
}

/** Extras as they are compared: normalised, each once, in order. */
export function sortNames(names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => (name.trim() === '' ? [] : [normalName('PyPI', name.trim())])))].toSorted()
}

/** Clauses as they are compared. */
export function sortClauses(specifier: string): string {
  const clauses = specifier.split(',').map((clause) => clause.replaceAll(/\s/g, ''))
  return clauses
    .filter((clause) => clause !== '' && clause !== '*')
    .toSorted()
    .join(',')
}

/** True where a version is within a specifier; true also where the specifier is none that PEP 440 knows. */
export function satisfiesPython(version: string, specifier: string): boolean {
  return specifier.split('||').some((one) => {
    const clauses = one.trim()
    if (clauses.startsWith('===')) return clauses.slice(3).trim() === version
    return clauses === '' || !validRange(clauses) || satisfies(version, clauses, { prereleases: true })
  })
}

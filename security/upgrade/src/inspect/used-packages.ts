import type { ReleaseFile } from './archive/release-files.ts'
import { textOf } from './text-of.ts'

/** Fields of a manifest in which tools are told which packages to use (Browserify, Babel, ESLint, Jest, Prettier; `imports` is Node’s own). */
const toolFields = ['browserify', 'babel', 'eslintConfig', 'jest', 'prettier', 'imports', 'browser'] as const

const typeImports = /(?:\bfrom|\bimport|\brequire\s*\(|<reference\s+types\s*=)\s*\(?\s*["']([^"'\n]+)["']/g

/** Packages that a release uses, by name: those that its code imports, its types, and the tools that its manifest sets up. */
export function usedPackages(files: ReadonlyMap<string, ReleaseFile>, imports: readonly string[]): readonly string[] {
  const types = [...files].filter(([path]) => /\.d\.[cm]?ts$/.test(path))
  const named = types.flatMap(([, { bytes }]) => [...textOf(bytes).matchAll(typeImports)].map(({ 1: name = '' }) => name))
  const names = [...imports, ...named, ...namedInManifest(files.get('package.json')?.bytes ?? null)].map(
    (one) => /^(?:@[^/]+\/)?[^./@][^/]*/.exec(one)?.[0] ?? '',
  )
  return [...new Set(names)].filter((name) => name !== '').sort()
}

function namedInManifest(bytes: Uint8Array | null): readonly string[] {
  try {
    const manifest = JSON.parse(textOf(bytes)) as Readonly<Record<string, unknown>> | null
    return toolFields.flatMap((field) => textsIn(manifest?.[field]))
  } catch {
    return []
  }
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, one]) => [[key], textsIn(one)].flat()) : []
}

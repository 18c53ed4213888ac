/** Fields of a manifest in which tools are told which packages to use (Browserify, Babel, ESLint, Jest, Prettier; `imports` is Node’s own). */
const toolFields = ['browserify', 'babel', 'eslintConfig', 'jest', 'prettier', 'imports', 'browser'] as const

const typeImports = /(?:\bfrom|\bimport|\brequire\s*\(|<reference\s+types\s*=)\s*\(?\s*["']([^"'\n]+)["']/g

/** Packages that a release uses, by name: those that its code imports, its types, and the tools that its manifest sets up. */
export function usedPackages(files: ReadonlyMap<string, Uint8Array>, imports: readonly string[]): readonly string[] {
  const types = [...files].filter(([path]) => /\.d\.[cm]?ts$/.test(path))
  const named = types.flatMap(([, bytes]) => [...new TextDecoder().decode(bytes).matchAll(typeImports)].map(({ 1: name = '' }) => name))
  const names = [...imports, ...named, ...namedInManifest(files.get('package.json'))].map(
    (one) => /^(?:@[^/]+\/)?[^./@][^/]*/.exec(one)?.[0] ?? '',
  )
  return [...new Set(names)].filter((name) => name !== '').sort()
}

function namedInManifest(bytes: Uint8Array | undefined): readonly string[] {
  try {
    const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Readonly<Record<string, unknown>> | null
    return toolFields.flatMap((field) => textsIn(manifest?.[field]))
  } catch {
    return []
  }
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, one]) => [[key], textsIn(one)].flat()) : []
}

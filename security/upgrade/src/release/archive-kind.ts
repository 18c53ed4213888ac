/** Kinds of archives of a release, in the order in which one is chosen: a pure wheel says the most, and is what most installers take. */
export const archiveKinds = ['npm', 'wheel', 'sdist', 'linux wheel', 'other wheel'] as const

export type ArchiveKind = (typeof archiveKinds)[number]

/** The kind of a Python archive by its file name; null for what no installer takes. */
export function archiveKind(name: string): ArchiveKind | null {
  if (name.endsWith('-none-any.whl')) return 'wheel'
  if (/manylinux\w*x86_64\.whl$/.test(name)) return 'linux wheel'
  if (name.endsWith('.whl')) return 'other wheel'
  return /\.(?:tar\.gz|zip)$/.test(name) ? 'sdist' : null
}

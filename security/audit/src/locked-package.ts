import type { Ecosystem } from './ecosystem.ts'

/** The origin of a package's bytes. A registry's host is absent where the lockfile does not give it (most do not: the user's configuration decides). */
export type PackageSource =
  | {
      readonly kind: 'registry'
      readonly host?: string
      readonly url?: string
      /** pnpm's named registry, as in `foo@work:1.0.0`. */ readonly registry?: string
    }
  | { readonly kind: 'git' | 'tarball' | 'file' | 'workspace'; readonly url: string }

/** A file that may be installed for an entry. */
export interface LockedFile {
  /** Its address, its path, or its bare name. */
  readonly place: string
  /** As in `integrity`; absent where the lock has none for it. */
  readonly hash?: string
}

/** A request that an entry of a lockfile answers. */
export interface Asked {
  /** As it is written: `^1.0.0`, `npm:real@^1`, `github:owner/name#main`; what a catalog says in place of `catalog:`. */
  readonly specifier: string
  /** The package that asks; absent for the project itself: its manifests, catalogs and overrides. */
  readonly by?: string
}

/**
 * One entry of a lockfile: something that will be installed and is not the project's own code.
 * The same name and version may stand in a lock more than once (npm nests); each entry is one of these.
 */
export interface LockedPackage {
  readonly ecosystem: Ecosystem
  /** The registry's name for it: for an alias the real one, for PyPI as PEP 503 normalises it. */
  readonly name: string
  /** Exact version; of what has none, its commit or its address; empty where the file gives only a range (a blind spot says so). */
  readonly version: string
  /** Package URL of the purl specification; `vcs_url` or `download_url` for what is not from a registry. */
  readonly purl: string
  /** The file it stands in, as it was named to the reader. */
  readonly file: string
  /** Line of its entry, from 1. */
  readonly line: number
  /** The project or a workspace member asks for it by itself. */
  readonly direct: boolean
  /** Only development needs it. */
  readonly dev: boolean
  /** Shortest way from the root: first a direct dependency, last this package's name. Only its own name when the lock shows no way. */
  readonly path: readonly string[]
  /** The folder (npm, pnpm) or name (Python) of the root that the path begins at; `.` for the project itself. */
  readonly root: string
  /** As the lock writes them: SRI (`sha512-…`), `sha256:hex`, yarn's `10c0/hex`; empty when the lock has none. */
  readonly integrity: readonly string[]
  readonly source: PackageSource
  /** The files of which an installer takes one (Python); absent where the lock names none. */
  readonly files?: readonly LockedFile[]
  /** Every specifier that is known to ask for it, once; absent where the format does not tell. */
  readonly asked?: readonly Asked[]
  /** The name that the project imports it by, where that is another one. */
  readonly alias?: string
  /** It runs a script when it is installed, or none; absent where the lock does not record it (all but npm 7's, and pnpm's before 9). */
  readonly hasInstallScript?: boolean
  /** The platforms that it is for, as yarn writes them (`os=darwin & cpu=arm64`). */
  readonly platform?: string
  readonly licence?: string
  /** Commands that it puts on the path of scripts, where the lock names them. */
  readonly bin?: readonly string[]
  /** It has commands, whose names the lock does not tell, or has none (pnpm); absent where the lock says neither. */
  readonly hasBin?: boolean
  /** It lies in the tarball of a package above it (npm `inBundle`), whose hash covers it too. */
  readonly bundled?: boolean
  /** The registry's deprecation text, where the lock keeps it. */
  readonly deprecated?: string
}

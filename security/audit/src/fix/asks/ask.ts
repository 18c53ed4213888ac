/** A dependency of a lockfile, and the entry that answers it. */
export interface Ask {
  /** The package that asks; null for the project's own. */
  readonly by: { readonly name: string; readonly version: string; /** The name it stands under. */ readonly key: string } | null
  /** The name it is asked for by: an alias, or its own. */
  readonly key: string
  /** As it is written; null where the lockfile does not keep it (pnpm). */
  readonly specifier: string | null
  /** The real name and version of the answer. */
  readonly name: string
  readonly version: string
  /** The answer's place, where one release may lie in several (npm, bun). */
  readonly place?: string
}

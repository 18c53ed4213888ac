/** What a manifest asks for, or a lockfile was made for: name → specifier as written. */
export type Specifiers = ReadonlyMap<string, string>

/** One manifest, as its lockfile remembers it. */
interface Remembered {
  /** The manifest's folder, relative to the lockfile's. */
  readonly folder: string
  readonly specifiers: Specifiers
}

/** What a lockfile remembers of the manifests it was made for. */
export interface Memory {
  readonly manifests: readonly Remembered[]
  /** Names whose specifier something else decides (overrides, resolutions): not compared. */
  readonly overridden: ReadonlySet<string>
  /** pnpm catalogs: `catalog name` → specifier. */
  readonly catalogs?: ReadonlyMap<string, string>
}

/** A place that a Python project names to look packages up in. */
export interface PythonIndex {
  /** The name that a dependency can be bound to it by; empty where it has none. */
  readonly name: string
  /** An address, or a folder. */
  readonly url: string
}

/** Something that a manifest asks for under one name. */
export type PythonWant =
  /** A release from an index; `index` where the dependency is bound to one by its name, for some platforms or extras only if `isConditional`. */
  | { readonly kind: 'registry'; readonly index?: string; readonly isConditional?: boolean }
  /** A repository; `ref` as the manifest names it: a commit, a branch, a tag, or nothing. */
  | { readonly kind: 'git'; readonly url: string; readonly ref: string }
  | { readonly kind: 'tarball' | 'file'; readonly url: string }

/** The settings of a Python project that decide where packages come from. */
export interface PythonSettings {
  /** All that are declared, those of bound names only too. */
  readonly indexes: readonly PythonIndex[]
  /**
   * The addresses that a tool asks for a name, in the order of its asking: those in one list compete, the best version wins; those in a
   * later list are asked only if none before knows the name.
   */
  readonly tiersOf: (name: string) => readonly (readonly string[])[]
  /** The cure of a name that several indexes compete for, in words of the tool; `index` is the one that owns it. */
  readonly bind: (name: string, index: string) => string
}

/** The indexes that a name is bound to by its wants; those that hold for some platforms only are none. */
export function boundTo(
  name: string,
  wants: ReadonlyMap<string, readonly PythonWant[]>,
  indexes: readonly PythonIndex[],
): readonly string[] {
  const isBound = (index: PythonIndex): boolean =>
    (wants.get(name) ?? []).some((want) => want.kind === 'registry' && want.index === index.name && want.isConditional !== true)
  return indexes.filter(isBound).map(({ url }) => url)
}

/** The public index, which every tool asks unless it is told otherwise. */
export const publicIndex = 'https://pypi.org/simple'

/** The parts of a package URL (purl specification, ECMA-427), decoded; its subpath is left out. */
export interface Purl {
  /** In lower case: `npm`, `pypi`. */
  readonly type: string
  /** The segments before the name, with `/` between them: `@scope`. */
  readonly namespace?: string
  readonly name: string
  readonly version?: string
  readonly qualifiers?: Readonly<Record<string, string>>
}

/** The name of a package with its namespace, as its registry writes it: `@scope/name`. */
export function purlName({ namespace, name }: Purl): string {
  return namespace === undefined ? name : `${namespace}/${name}`
}

/** Specifiers by package name, as they are written: those of a manifest, or those a lockfile was made for. */
export type Specifiers = ReadonlyMap<string, string>

/** The dependencies of a package.json. */
export interface Manifest {
  /** `.` where it has none. */
  readonly name: string
  /** Empty where it has none. */
  readonly version: string
  /** Everything that an install of the project brings: development, production and optional dependencies. */
  readonly asked: Specifiers
  /** Dependencies of production, optional ones and peers among them. */
  readonly production: Specifiers
  readonly dependencies: Specifiers
  readonly development: Specifiers
  /** Names that may be missing from a lockfile without harm. */
  readonly optional: ReadonlySet<string>
  /** Asked of somebody else; some package managers lock them all the same. */
  readonly peers: Specifiers
  /** Peers that nobody has to bring. */
  readonly optionalPeers: ReadonlySet<string>
  readonly resolutions: Specifiers
  /** Names that yarn's `resolutions` decide. */
  readonly overridden: ReadonlySet<string>
}

/** Reads the dependency fields of a package.json; null where there is no text, or none that is a JSON object. */
export function readManifest(text: string | null): Manifest | null {
  const value = readObject(text)
  if (value === null) return null
  const { name, version, dependencies, devDependencies, optionalDependencies, peerDependencies, peerDependenciesMeta, resolutions } = value
  const [optional, peers] = [readSpecifiers(optionalDependencies), readSpecifiers(peerDependencies)]
  return {
    name: typeof name === 'string' ? name : '.',
    version: typeof version === 'string' ? version : '',
    asked: askedSpecifiers(value),
    production: new Map([...readSpecifiers(dependencies), ...optional, ...peers]),
    dependencies: readSpecifiers(dependencies),
    development: readSpecifiers(devDependencies),
    optional: new Set(optional.keys()),
    peers,
    optionalPeers: new Set(
      Object.entries(isTable(peerDependenciesMeta) ? peerDependenciesMeta : {})
        .filter(([, meta]) => isTable(meta) && meta['optional'] === true)
        .map(([peer]) => peer),
    ),
    resolutions: readSpecifiers(resolutions),
    overridden: new Set([...readSpecifiers(resolutions).keys()].map((pattern) => pattern.replace(/^.*\*\*?\//, ''))),
  }
}

/** The specifiers that an install takes from a manifest, or from a lockfile's copy of one: of a name in several fields, the last one's. */
export function askedSpecifiers(manifest: Readonly<Record<string, unknown>>): Specifiers {
  const { devDependencies, dependencies, optionalDependencies } = manifest
  return new Map([...readSpecifiers(devDependencies), ...readSpecifiers(dependencies), ...readSpecifiers(optionalDependencies)])
}

/** Reads the texts of one dependency field. */
export function readSpecifiers(field: unknown): Specifiers {
  if (typeof field !== 'object' || field === null) return new Map()
  return new Map(Object.entries(field).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

/** Reads a JSON object; null where there is no text, or another one. */
export function readObject(text: string | null): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse((text ?? '').replace(/^\uFEFF/, ''))
    return isTable(value) ? value : null
  } catch {
    return null
  }
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

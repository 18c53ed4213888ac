/** A project as its files by path; null removes one. */
export type ProjectFiles = Record<string, string | null>

/** A package.json that an edit changes. */
export interface EditedManifest {
  name: string
  version: string
  dependencies: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional: boolean }>
  overrides?: Record<string, string>
  resolutions?: Record<string, string>
  engines?: Record<string, string>
  private?: boolean
  workspaces?: readonly string[]
}

/** A small workspace of real packages. `is-odd` needs `is-number` 6, the member asks for 7. */
export const root: EditedManifest = {
  name: 'harbour',
  version: '1.0.0',
  private: true,
  workspaces: ['packages/*'],
  dependencies: { ms: '^2.1.0', 'is-odd': '^3.0.0' },
  devDependencies: { 'left-pad': '^1.3.0' },
}
export const member: EditedManifest = { name: 'api', version: '1.0.0', dependencies: { 'is-number': '^7.0.0' } }

type Edit = (root: EditedManifest, member: EditedManifest, files: ProjectFiles) => void

const newMember = (dependencies: Record<string, string>): string => JSON.stringify({ name: 'web', version: '1.0.0', dependencies })

/** Small edits of the manifests after the lockfile was made. */
export const jsEdits: Readonly<Record<string, Edit>> = {
  'nothing is changed': () => {},
  'a range is changed that still holds': (one) => (one.dependencies['ms'] = '^2.1.1'),
  'a range is changed that does not hold': (one) => (one.dependencies['ms'] = '^1.0.0'),
  'a range becomes the locked version': (one) => (one.dependencies['ms'] = '2.1.3'),
  'a range becomes a tag': (one) => (one.dependencies['ms'] = 'latest'),
  'a range becomes an alias': (one) => (one.dependencies['ms'] = 'npm:left-pad@^1.3.0'),
  'a dependency is added': (one) => (one.dependencies['escape-html'] = '^1.0.0'),
  'a dependency is added that another one has': (one) => (one.dependencies['is-number'] = '^6.0.0'),
  'a development dependency is added': (one) => (one.devDependencies = { ...one.devDependencies, 'escape-html': '^1.0.0' }),
  'an optional dependency is added': (one) => (one.optionalDependencies = { 'escape-html': '^1.0.0' }),
  'a peer is added': (one) => (one.peerDependencies = { 'escape-html': '^1.0.0' }),
  'an optional peer is added': (one) => {
    one.peerDependencies = { 'escape-html': '^1.0.0' }
    one.peerDependenciesMeta = { 'escape-html': { optional: true } }
  },
  'a dependency is removed': (one) => delete one.dependencies['ms'],
  'a dependency moves to development': (one) => {
    one.devDependencies = { ...one.devDependencies, ms: '^2.1.0' }
    delete one.dependencies['ms']
  },
  'the version is raised': (one) => (one.version = '1.0.1'),
  'engines are added': (one) => (one.engines = { node: '>=18' }),
  "a member's range is changed that still holds": (_, two) => (two.dependencies['is-number'] = '^7.0.0 || ^6'),
  "a member's range is changed that does not hold": (_, two) => (two.dependencies['is-number'] = '^4.0.0'),
  'a member asks for more': (_, two) => (two.dependencies['escape-html'] = '^1.0.0'),
  'a member asks for less': (_, two) => delete two.dependencies['is-number'],
  "a member's version is raised": (_, two) => (two.version = '1.0.1'),
  'a member is added': (_, __, files) => (files['packages/web/package.json'] = newMember({ ms: '^2.1.0' })),
  'the project asks for its member': (one) => (one.dependencies['api'] = '*'),
  'an override is added': (one) => {
    one.overrides = { 'is-number': '6.0.0' }
    one.resolutions = { 'is-number': '6.0.0' }
  },
}

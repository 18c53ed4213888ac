import type { Project } from './judge-project.ts'

/** One package in a lockfile, in words that every format has. Without a parent the project asks for it, else `parent` does, which the project asks for. */
export interface OnePackage {
  readonly specifier: string
  /** An address, repository or file, as the format writes it; absent for the registry's own. */
  readonly at?: string
  /** Bare, or of another name where the lockfile holds one. */
  readonly name?: string
  readonly integrity?: string
  readonly isBelowParent?: boolean
}

const hash = `sha512-${'A'.repeat(86)}==`
const checksum = `10c0/${'ab'.repeat(64)}`
/** The parent's own: no archive is two packages. */
const parentHash = `sha512-${'B'.repeat(86)}==`
const parentChecksum = `10c0/${'cd'.repeat(64)}`

/** Writes projects with one package, `pad` 1.0.3, as each package manager locks them; the poisoned ones as an attacker would. */
export const lockOne = {
  npm: ({ specifier, at, name, integrity = hash, isBelowParent = false }: OnePackage): Project => ({
    'package.json': { name: 'case', dependencies: isBelowParent ? { parent: '^2.0.0' } : { pad: specifier } },
    'package-lock.json': {
      lockfileVersion: 3,
      packages: {
        '': { name: 'case', dependencies: isBelowParent ? { parent: '^2.0.0' } : { pad: specifier } },
        ...(isBelowParent ? { 'node_modules/parent': { version: '2.0.0', integrity: parentHash, dependencies: { pad: specifier } } } : {}),
        'node_modules/pad': {
          ...(name === undefined ? {} : { name }),
          version: '1.0.3',
          ...(at === undefined ? {} : { resolved: at }),
          ...(integrity === '' ? {} : { integrity }),
        },
      },
    },
  }),
  pnpm: ({ specifier, at, name = 'pad', integrity = hash, isBelowParent = false }: OnePackage): Project => {
    const reference = name === 'pad' ? '1.0.3' : `${name}@1.0.3`
    const git = /^(?<repo>git\+.*|.*\.git)#(?<commit>.*)$/.exec(at ?? '')?.groups
    const resolution = [
      ...(integrity === '' || git !== undefined ? [] : [`integrity: ${integrity}`]),
      ...(git === undefined ? [] : [`type: git, repo: ${git['repo'] ?? ''}, commit: ${git['commit'] ?? ''}`]),
      ...(at === undefined || git !== undefined ? [] : [`tarball: '${at}'`]),
    ].join(', ')
    return {
      'package.json': { name: 'case', dependencies: isBelowParent ? { parent: '^2.0.0' } : { pad: specifier } },
      'pnpm-lock.yaml': `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      ${isBelowParent ? 'parent' : 'pad'}:
        specifier: ${isBelowParent ? '^2.0.0' : `'${specifier}'`}
        version: ${isBelowParent ? '2.0.0' : reference}
packages:
  ${name}@1.0.3:
    resolution: {${resolution}}
${isBelowParent ? `  parent@2.0.0:\n    resolution: {integrity: ${parentHash}}\n` : ''}snapshots:
  ${name}@1.0.3: {}
${isBelowParent ? `  parent@2.0.0:\n    dependencies:\n      pad: ${reference}\n` : ''}`,
    }
  },
  yarn1: ({ specifier, at, integrity = hash, isBelowParent = false }: OnePackage): Project => ({
    'package.json': { name: 'case', dependencies: isBelowParent ? { parent: '^2.0.0' } : { pad: specifier } },
    'yarn.lock': `# yarn lockfile v1


"pad@${specifier}":
  version "1.0.3"
  resolved "${at ?? 'https://registry.yarnpkg.com/pad/-/pad-1.0.3.tgz'}"
${integrity === '' ? '' : `  integrity ${integrity}\n`}${isBelowParent ? `\nparent@^2.0.0:\n  version "2.0.0"\n  resolved "https://registry.yarnpkg.com/parent/-/parent-2.0.0.tgz"\n  integrity ${parentHash}\n  dependencies:\n    pad "${specifier}"\n` : ''}`,
  }),
  yarn4: ({ specifier, at, name = 'pad', integrity = checksum, isBelowParent = false }: OnePackage): Project => {
    const isRange = /^[\d^~*]/.test(specifier)
    const written = isRange ? `npm:${specifier}` : specifier
    const place =
      at === undefined ? 'npm:1.0.3' : isRange && /^https?:.*\.tgz/.test(at) ? `npm:1.0.3::__archiveUrl=${encodeURIComponent(at)}` : at
    return {
      'package.json': { name: 'case', dependencies: isBelowParent ? { parent: '^2.0.0' } : { pad: specifier } },
      'yarn.lock': `__metadata:
  version: 8

"case@workspace:.":
  version: 0.0.0-use.local
  resolution: "case@workspace:."
  dependencies:
    ${isBelowParent ? 'parent: "npm:^2.0.0"' : `pad: "${written}"`}
  languageName: unknown
  linkType: soft

"pad@${written}":
  version: 1.0.3
  resolution: "${name}@${place}"
${integrity === '' ? '' : `  checksum: ${integrity}\n`}  languageName: node
  linkType: hard
${isBelowParent ? `\n"parent@npm:^2.0.0":\n  version: 2.0.0\n  resolution: "parent@npm:2.0.0"\n  dependencies:\n    pad: "${written}"\n  checksum: ${parentChecksum}\n  languageName: node\n  linkType: hard\n` : ''}`,
    }
  },
  bun: ({ specifier, at, name = 'pad', integrity = hash, isBelowParent = false }: OnePackage): Project => {
    const isArchive = at !== undefined && at.endsWith('.tgz') && /\/-\/|\/~\/|\/download\//.test(at)
    const entry =
      at === undefined || isArchive
        ? [`${name}@1.0.3`, at ?? '', {}, integrity]
        : [`${name}@${at}`, {}, ...(integrity === '' ? [] : [integrity])]
    const asked = isBelowParent ? { parent: '^2.0.0' } : { pad: specifier }
    return {
      'package.json': { name: 'case', dependencies: asked },
      'bun.lock': {
        lockfileVersion: 1,
        workspaces: { '': { name: 'case', dependencies: asked } },
        packages: {
          ...(isBelowParent ? { parent: ['parent@2.0.0', '', { dependencies: { pad: specifier } }, parentHash] } : {}),
          pad: entry,
        },
      },
    }
  },
} as const

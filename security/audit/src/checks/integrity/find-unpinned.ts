import type { Finding } from '@galley/findings'
import type { LockedPackage } from '../../locked-package.ts'
import { minShared, tellOnce, type Lockfile } from './tell-once.ts'

/** Finds packages of a registry, and archives at an address, that no hash pins. */
export function findUnpinned({ path, format, packages }: Lockfile): readonly Finding[] {
  const bare = packages.filter(isUnpinned)
  // Yarn has no checksum of what it does not fetch, and what is for other platforms it does not fetch.
  const [elsewhere, here] = [bare.filter((one) => one.platform !== undefined), bare.filter((one) => one.platform === undefined)]
  const isLeftOut = (one: LockedPackage): boolean => format === 'npm' && one.source.kind === 'registry' && one.source.url === undefined
  // npm leaves out address and hash of what it finds installed: of many that is its doing, of a few it may be somebody's.
  const leftOut = here.filter(isLeftOut)
  const byNpm = leftOut.length < minShared ? [] : leftOut
  const others = byNpm.length === 0 ? here : here.filter((one) => !isLeftOut(one))
  const whole = `of its ${packages.length} packages`
  return [
    ...tellOnce(path, others, {
      code: 'integrity',
      // Requirements need no hashes.
      severity: format === 'requirements' ? 'medium' : 'high',
      one: 'is not pinned by a hash',
      all: others.length === packages.length ? `none ${whole} is pinned by a hash` : `${others.length} ${whole} are not pinned by a hash`,
      fix:
        format === 'requirements'
          ? 'Write it with hashes: uv pip compile --generate-hashes.'
          : 'Write the lockfile anew with a current package manager.',
    }),
    ...tellOnce(path, byNpm, {
      code: 'integrity',
      severity: 'medium',
      one: 'has neither an address nor a hash',
      all: `${byNpm.length} ${whole} have neither an address nor a hash`,
      fix: 'Remove node_modules and package-lock.json, and install anew: npm leaves both out of what it finds installed.',
    }),
    ...tellOfPlatforms(path, elsewhere),
  ]
}

function isUnpinned({ integrity, bundled, source }: LockedPackage): boolean {
  const isBundled = bundled === true && (source.kind !== 'registry' || source.url === undefined)
  return integrity.length === 0 && !isBundled && (source.kind === 'registry' || source.kind === 'tarball')
}

function tellOfPlatforms(path: string, packages: readonly LockedPackage[]): readonly Finding[] {
  const [first] = packages
  if (first === undefined) return []
  return [
    {
      code: 'integrity',
      severity: 'low',
      subject: path,
      at: { file: path, line: first.line },
      message: `${packages.length === 1 ? '1 package' : `${packages.length} packages`} for other platforms ${packages.length === 1 ? 'has' : 'have'} no checksum`,
      evidence: { packages: packages.length },
      fix: 'List the platforms that you install on under supportedArchitectures in .yarnrc.yml, and install anew.',
    },
  ]
}

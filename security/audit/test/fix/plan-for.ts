import type { Finding } from '@galley/findings'
import type { LockedPackage } from '../../src/locked-package.ts'
import type { LocalPackage } from '../../src/parsed-lockfile.ts'
import { purlOf } from '../../src/purl-of.ts'
import type { FixPlan } from '../../src/fix/fix-plan.ts'
import { planFix, type FixRequest } from '../../src/fix/plan-fix.ts'

type Texts = Readonly<Record<string, string>>

/** The day on which every plan of a test is made. */
export const clock = (): Date => new Date('2026-11-24T00:00:00Z')

/** A package as a lockfile's parser gives it. */
export function locked(name: string, version: string, more: Partial<LockedPackage> = {}): LockedPackage {
  const ecosystem = more.ecosystem ?? 'npm'
  return {
    ecosystem,
    name,
    version,
    purl: purlOf(ecosystem, name, version),
    file: 'lock',
    line: 1,
    direct: false,
    dev: false,
    path: ['top', name],
    root: '.',
    integrity: [],
    source: { kind: 'registry' },
    ...more,
  }
}

/** A finding that the versions named clear. */
export function vulnerable({ purl, file, line }: LockedPackage, fixed: readonly string[], clean?: string): Finding {
  return {
    code: 'vulnerable',
    severity: 'high',
    subject: purl,
    at: { file, line },
    message: 'is bad',
    evidence: { ids: ['GHSA-1'], aliases: [], fixed, ...(clean === undefined ? {} : { clean }) },
  }
}

/** Plans for one lockfile; every package of `bad` is vulnerable and fixed in the versions named. */
export function plan(
  format: string,
  lockfile: string,
  texts: Texts,
  packages: readonly LockedPackage[],
  bad: Readonly<Record<string, readonly string[]>>,
  more: Partial<FixRequest> & { roots?: readonly LocalPackage[] } = {},
): FixPlan & { readonly after: Texts; readonly again: FixPlan } {
  const own = packages.map((one) => ({ ...one, file: lockfile }))
  const findings = own.flatMap((one) => {
    const fixed = bad[`${one.name}@${one.version}`] ?? bad[one.name]
    return fixed ? [vulnerable(one, fixed)] : []
  })
  const request = (held: Texts): FixRequest => ({
    findings,
    files: [{ path: lockfile, format, parsed: { packages: own, roots: more.roots ?? [] } }],
    readText: (path) => held[path] ?? null,
    clock,
    ...more,
  })
  const planned = planFix(request(texts))
  const after = { ...texts, ...Object.fromEntries(planned.edits.map((edit) => [edit.file, edit.after])) }
  return { ...planned, after, again: planFix(request(after)) }
}

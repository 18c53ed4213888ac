import type { AuditPolicy } from '../../policy/audit-policy.ts'
import { hostOf } from '../../registry/read-npmrc.ts'
import type { ProjectRegistries } from '../../registry/read-project-registries.ts'

/** The registries that packages of one lockfile may come from. */
export interface Allowed {
  /** Hosts of the policy, and those that the package manager knows by itself. */
  readonly hosts: ReadonlySet<string>
  /** Addresses of the project's files; none where the policy lists registries, for then those and no others are meant. */
  readonly registries: readonly string[]
  readonly isPublicAllowed: boolean
}

/** Registries that a package manager knows without being told: pnpm and yarn ask JSR for its scope. */
const builtIn: Readonly<Record<string, readonly string[]>> = { pnpm: ['npm.jsr.io'], 'yarn-berry': ['npm.jsr.io'] }

/** The registries of a lockfile: those of the policy alone where it lists any, else the public one and those of the project's files. */
export function allowedRegistries(policy: AuditPolicy, project: ProjectRegistries, format: string): Allowed {
  const isPublicAllowed = policy.registries.length === 0
  const listed = [...policy.registries, ...Object.values(policy.privateNames)].map((one) => hostOf(one) ?? one)
  return {
    hosts: new Set([...listed, ...(isPublicAllowed ? (builtIn[format] ?? []) : [])]),
    registries: isPublicAllowed ? project.all : [],
    isPublicAllowed,
  }
}

import type { FindingCode, Severity, VexJustification } from '@galley/findings'
import type { CheckName } from '../check-name.ts'
import type { WaivedPackage } from './waived-package.ts'

/** A finding that somebody accepts, until a day. */
export interface Waiver {
  readonly rule: FindingCode
  readonly purl: WaivedPackage
  /** The one advisory that is accepted, by its id or an alias; of `vulnerable` and `known-malicious` only. */
  readonly advisory?: string
  /** The gravest severity that is accepted. Without it a critical finding is not, unless its advisory is named or its rule is critical. */
  readonly severity?: Severity
  readonly reason: string
  readonly owner: string
  /** The last day it holds, YYYY-MM-DD. */
  readonly expires: string
  readonly justification?: VexJustification
  /** Its line in the policy, from 1. */
  readonly line: number
}

/** The policy of an audit: the checks it makes, the things it allows, and the severity it fails at. Every key is optional in `audit-policy.json`. */
export interface AuditPolicy {
  /** Findings of this severity or above make exit 1; `none` never does. */
  readonly failOn: Severity | 'none'
  /** Checks that are asked or not, against what is asked by default. */
  readonly checks: Readonly<Partial<Record<CheckName, boolean>>>
  /** Nobody is asked: for projects whose registries are out of reach where they are audited. `--no-offline` overrules it. */
  readonly offline: boolean
  /** Folders and files that are not part of the project, relative to the policy: an audit names them. */
  readonly exclude: readonly string[]
  readonly ages: {
    /** Hours a release must be old: minimumReleaseAge in other tools. */
    readonly minimumHours: number
    /** Years without a release after which a package counts as abandoned. */
    readonly abandonedYears: number
    /** Major versions behind the newest. */
    readonly majorsBehind: number
    /** Hours after which an advisory store is stale. */
    readonly advisoryHours: number
  }
  /** SPDX expressions (or the package's own words); an empty `allow` allows everything that is not denied. */
  readonly licences: { readonly allow: readonly string[]; readonly deny: readonly string[]; readonly unknown: 'allow' | 'report' }
  /** Hosts a package may be resolved from; empty: the public registries and those of the project's own .npmrc. */
  readonly registries: readonly string[]
  /** npm scopes and names that belong to a registry of one's own: `@acme` → `npm.acme.example`. */
  readonly privateNames: Readonly<Record<string, string>>
  /** Names of packages that may run code when they are installed. */
  readonly installScripts: readonly string[]
  readonly actions: {
    /** Actions that workflows may use: `acme/*`, `acme/deploy`, `docker://ghcr.io/acme/*`; empty: every one. */
    readonly allow: readonly string[]
    /** Git is asked for the tags that comments behind pins name. Nothing else of `actions` needs a network. */
    readonly compareTags: boolean
  }
  readonly waivers: readonly Waiver[]
}

/** The policy of an audit without a policy file. */
export const defaultPolicy: AuditPolicy = Object.freeze<AuditPolicy>({
  failOn: 'high',
  checks: {},
  offline: false,
  exclude: [],
  ages: { minimumHours: 72, abandonedYears: 2, majorsBehind: 3, advisoryHours: 168 },
  licences: { allow: [], deny: [], unknown: 'allow' },
  registries: [],
  privateNames: {},
  installScripts: [],
  actions: { allow: [], compareTags: false },
  waivers: [],
})

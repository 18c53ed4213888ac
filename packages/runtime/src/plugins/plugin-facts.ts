import type { PluginReview } from '@galley/kernel'
import type { Permissions, Role } from '@galley/sdk'

export type { PluginReview }

/** Somebody of the trust policy who signed the release. */
export interface PluginAuthor {
  /** Name in the policy. */
  readonly id: string
  /** Moment at which the key that signed stops counting (RFC 3339); null for an identity, which has no end. */
  readonly until: string | null
}

/** Two powers that are harmless apart and not together, or one that reaches everything. */
export interface PluginRisk {
  readonly code: 'documents-to-any-host' | 'documents-to-hosts' | 'documents-through-model' | 'any-host'
  /** One sentence. */
  readonly words: string
}

/** A bill of materials, measured. */
export interface PluginBill {
  readonly components: number
  /** Share of the minimum elements (NTIA) that are there, 0 to 10. */
  readonly score: number
  /** The elements that are not. */
  readonly missing: readonly string[]
}

/** Something that two releases of one plugin have otherwise. */
export interface NamedChanges {
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/** The difference between the installed release and another one. */
export interface PluginChanges {
  readonly from: string
  readonly to: string
  /** True when the other one is older than the installed one: a downgrade has to be allowed. */
  readonly isOlder: boolean
  /** Powers in words. What is added needs consent. */
  readonly powers: NamedChanges
  /** Package URLs in the bill of materials. */
  readonly components: NamedChanges
  /** Host names that stand in the code. A name put together at run time is not found so. */
  readonly hosts: NamedChanges
  readonly reviewers: NamedChanges
  /** The authors when they are not the same. */
  readonly author: { readonly from: string; readonly to: string } | null
}

/** Everything that somebody needs to know to say yes or no to a plugin; nothing of it is there unless the release was verified. */
export interface PluginFacts {
  readonly name: string
  readonly version: string
  readonly description?: string
  readonly kind: 'agent' | 'tool'
  readonly role?: Role
  readonly provides?: readonly string[]
  /** Spec that it came from, as it will stand in the lock. */
  readonly spec: string
  /** sha256 (hex) of the tarball. */
  readonly digest: string
  readonly author: PluginAuthor
  readonly reviewers: readonly PluginReview[]
  /** Reviewers that the project's policy asks for; 0 where it asks for none, and then nobody but a person may agree. */
  readonly minReviewers: number
  readonly permissions: Permissions
  /** The permissions in words, one line each. */
  readonly may: readonly string[]
  readonly risks: readonly PluginRisk[]
  readonly bill: PluginBill
  /** A sentence when the name is close to a known one, without being refused for it. */
  readonly resembles: string | null
  /** The difference to what is installed under this name; null when nothing is. */
  readonly changes: PluginChanges | null
  /** True when somebody has to say yes: it is new here, may do more than was approved, or is by somebody else. */
  readonly needsConsent: boolean
  /** Facts that the spec's own kind proved beside the signatures, such as a registry's provenance, in words. */
  readonly proven: readonly string[]
  /** Everything that nobody checked, in words. */
  readonly unchecked: readonly string[]
  /** Digest (sha256, hex) of what is shown here: `install` takes it back, and nothing else than this is installed by it. */
  readonly consent: string
}

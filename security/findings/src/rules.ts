import type { Severity } from './severity.ts'

/** The facts about a finding code, whoever finds it. */
export interface Rule {
  /** The id that SARIF carries; a number is never used again. */
  readonly rule: `SC${string}`
  /** The severity when the finding says nothing more precise. */
  readonly severity: Severity
  readonly title: string
  /** The reason why it matters, and the advice: one or two sentences. */
  readonly help: string
}

/**
 * Every code there is; docs/findings.md agrees with this table in both directions. A code is a word, its number is only SARIF's `ruleId`.
 */
export const rules = Object.freeze({
  'known-malicious': {
    rule: 'SC001',
    severity: 'critical',
    title: 'Known malicious package',
    help: 'An advisory database lists this release as malware. Remove it, then treat every machine that installed it as compromised: rotate its secrets.',
  },
  vulnerable: {
    rule: 'SC002',
    severity: 'high',
    title: 'Known vulnerability',
    help: 'An advisory covers this version. Move to a fixed version; where there is none, remove the dependency or waive the finding with a reason and an end date.',
  },
  'name-confusion': {
    rule: 'SC003',
    severity: 'high',
    title: 'Name that imitates another',
    help: 'The name is close to that of a well-known package and the package itself is not well known. Check that this is the package you meant.',
  },
  'dependency-confusion': {
    rule: 'SC004',
    severity: 'critical',
    title: 'Private name from a public place',
    help: 'A name that belongs to a private registry was resolved elsewhere, or one name comes from two registries. Bind the name or scope to its registry.',
  },
  'proposed-name': {
    rule: 'SC005',
    severity: 'high',
    title: 'Proposed name that is not to be trusted',
    help: 'A name that a tool or a model proposed does not exist, or is younger than 30 days. Do not install it; look up the package that was meant.',
  },
  signature: {
    rule: 'SC006',
    severity: 'high',
    title: 'Registry signature missing or wrong',
    help: 'The registry signs its releases, and this one is unsigned or its signature does not verify. Install it again from the registry and compare; report a signature that stays wrong.',
  },
  'provenance-lost': {
    rule: 'SC007',
    severity: 'high',
    title: 'Provenance lost',
    help: 'Earlier releases said where they were built, this one does not. It may have been published from a stolen account: wait, or go back to the last release with provenance.',
  },
  'provenance-changed': {
    rule: 'SC008',
    severity: 'high',
    title: 'Built somewhere else',
    help: 'The repository or workflow that built this release is not the one of the releases before. Make sure that the project moved on purpose.',
  },
  'too-young': {
    rule: 'SC009',
    severity: 'medium',
    title: 'Release too young',
    help: 'Most malicious releases are found within days. Wait until the release has the age your policy asks for, unless it fixes a vulnerability.',
  },
  'publisher-changed': {
    rule: 'SC010',
    severity: 'medium',
    title: 'New publisher',
    help: 'Somebody else published this release, or the account had been silent for long. Make sure that the hand-over was announced.',
  },
  'install-script': {
    rule: 'SC011',
    severity: 'high',
    title: 'Code that runs at install',
    help: 'The package runs code when it is installed. Read the script, then allow it by name or do without the package.',
  },
  integrity: {
    rule: 'SC012',
    severity: 'high',
    title: 'Weak or missing integrity',
    help: 'The lockfile does not pin the content of this package with a strong hash or a whole commit. Write the lockfile anew with a current package manager.',
  },
  'exotic-source': {
    rule: 'SC013',
    severity: 'high',
    title: 'Source that nothing explains',
    help: 'A package comes from a place that neither what asks for it nor the registries of the project explain, or without TLS, or with a setting that takes any certificate. Find out who changed the lockfile; a registry of your own is named in the settings of the package manager or the policy. A package from a repository that another package asks for can change unseen: ask for a published release.',
  },
  licence: {
    rule: 'SC014',
    severity: 'medium',
    title: 'Licence outside the policy',
    help: 'The licence is not one that the policy allows, or it is not known. Replace the package, or extend the policy on purpose.',
  },
  unmaintained: {
    rule: 'SC015',
    severity: 'info',
    title: 'Old or abandoned',
    help: 'The package is deprecated, many major versions behind, or had no release for more than two years. Plan its replacement before a vulnerability asks for it.',
  },
  'bin-shadow': {
    rule: 'SC016',
    severity: 'medium',
    title: 'Command that shadows a known one',
    help: 'The package installs a command with the name of a common program. Check that scripts which call that name mean this package.',
  },
  'lock-drift': {
    rule: 'SC017',
    severity: 'high',
    title: 'Manifest and lockfile out of step',
    help: 'What the manifest asks for is not what the lockfile holds. Install anew and commit both.',
  },
  'release-replaced': {
    rule: 'SC018',
    severity: 'critical',
    title: 'Same version, other content',
    help: 'A release that was locked before has another hash now, and nobody releases a version twice. Do not install it; ask its maintainers.',
  },
  'capability-gained': {
    rule: 'SC019',
    severity: 'low',
    title: 'Release can do more than the one before',
    help: 'The code of this release shows something that the release before did not: the network, other programs, secrets, code made while it runs. Read the places named before you take it.',
  },
  'install-script-gained': {
    rule: 'SC020',
    severity: 'high',
    title: 'Install script that is new',
    help: 'This release runs a script when it is installed, and the one before ran none or another one. Read the script, or install without scripts.',
  },
  'dependency-gained': {
    rule: 'SC021',
    severity: 'low',
    title: 'Dependency that is new',
    help: 'This release asks for packages that the one before did not. Look at them as you would at a package that you add yourself.',
  },
  'unreadable-gained': {
    rule: 'SC022',
    severity: 'high',
    title: 'Code that people can no longer read',
    help: 'Files of this release are obfuscated or minified where those before were not, or too large or too broken to be read as code. Stay with the release before until its source explains them.',
  },
  'binary-gained': {
    rule: 'SC023',
    severity: 'medium',
    title: 'Machine code that is new',
    help: 'This release carries machine code, and the one before carried none of the kind. Find out how it was built.',
  },
  'bin-gained': {
    rule: 'SC024',
    severity: 'low',
    title: 'Command that is new',
    help: 'This release puts a command on the path of scripts. Make sure that no script of yours means another program by that name.',
  },
  'hostile-archive': {
    rule: 'SC025',
    severity: 'high',
    title: 'Archive built to deceive',
    help: 'The release holds links, paths that lead out of its folder, names that differ in case alone, or more than any release needs. Do not unpack it.',
  },
  'action-unpinned': {
    rule: 'SC026',
    severity: 'medium',
    title: 'Action that a name alone holds',
    help: 'A workflow takes this action or image by a tag or branch, and whoever can move that name runs code in the job: several attacks came this way. Pin it by its whole commit or digest.',
  },
  'action-secrets': {
    rule: 'SC027',
    severity: 'high',
    title: 'Secrets for an action that can change',
    help: 'A workflow hands secrets to an action or a reusable workflow that is not pinned: whoever moves its tag reads them. Pin it by its whole commit or digest.',
  },
  'action-not-allowed': {
    rule: 'SC028',
    severity: 'high',
    title: 'Action outside the policy',
    help: 'A workflow uses an action that the policy does not allow. Do without it, or allow it on purpose.',
  },
  'action-tag-moved': {
    rule: 'SC029',
    severity: 'high',
    title: 'Pin that is not the tag beside it',
    help: 'The comment behind a pinned action names a tag, and that tag is another commit or does not exist. The pin, the comment or the tag was changed: find out which.',
  },
  'blind-spot': {
    rule: 'SC090',
    severity: 'high',
    title: 'Something that could not be read',
    help: 'A part of a lockfile or workflow was not understood, so what it asks for was not checked. An audit with a blind spot is not complete.',
  },
  'stale-advisories': {
    rule: 'SC091',
    severity: 'high',
    title: 'Advisories empty or out of date',
    help: 'The advisory index is empty, old, or of another ecosystem; finding nothing in it says nothing. Fetch it: galley advisories update npm, or pypi.',
  },
  'scanner-unverified': {
    rule: 'SC092',
    severity: 'medium',
    title: 'Second scanner not to be trusted',
    help: 'osv-scanner is too old, crashed, or answered something else than it was asked. Its answer was not used.',
  },
  'not-checked': {
    rule: 'SC093',
    severity: 'medium',
    title: 'Check that could not be made',
    help: 'A check that was asked for could not be made, for instance without a network. Run it again, or leave it out on purpose with --only.',
  },
  'waiver-expired': {
    rule: 'SC094',
    severity: 'medium',
    title: 'Waiver that has ended',
    help: 'A finding was accepted until a day that is over. Decide again: fix it, or renew the waiver with a reason.',
  },
  'waiver-unused': {
    rule: 'SC095',
    severity: 'info',
    title: 'Waiver that covers nothing',
    help: 'Nothing that was found is what this waiver accepts: the package, version, advisory or source is another one, or it is gone. Correct the waiver, or take it out.',
  },
} as const satisfies Readonly<Record<string, Rule>>)

/** The word for a kind of finding. */
export type FindingCode = keyof typeof rules

/** All codes, in the order of their numbers. */
export const findingCodes = Object.keys(rules) as readonly FindingCode[]

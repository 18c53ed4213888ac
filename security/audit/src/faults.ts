import { faultsOf, type FaultMaker, type FaultTable } from '@galley/fault'

/** Faults that stop an audit before it can answer; a finding is never a fault. */
export const faults = Object.freeze({
  AUDIT_POLICY_INVALID: {
    status: 400,
    exit: 2,
    message: 'The audit policy {file} cannot be used: {at} {why}.',
    hint: 'Correct it; unknown keys are refused on purpose, and every waiver needs the day it ends.',
  },
  AUDIT_WAIVER_TOO_WIDE: {
    status: 400,
    exit: 2,
    message: 'The audit policy {file} has waivers that would cover what nobody has looked at: {waivers}.',
    hint: 'Give each waiver of vulnerable or known-malicious the "advisory" it accepts, an id or an alias, and every other one the version in "purl".',
  },
  AUDIT_NOTHING_FOUND: {
    status: 422,
    exit: 3,
    message: 'There is no lockfile of npm or PyPI packages, and no workflow, in "{paths}".',
    hint: 'Name a lockfile or a folder that holds one; a project without a lockfile has nothing that could be checked.',
  },
  AUDIT_PATH_UNREADABLE: {
    status: 400,
    exit: 2,
    message: 'Cannot audit {path}: {what}.',
    hint: 'Name a folder, a lockfile, an SBOM or a package tarball that exists and that you may read.',
  },
  AUDIT_TAGS_UNKNOWN: {
    status: 502,
    exit: 3,
    message: 'The tags of {url} could not be compared: {problem}.',
    hint: 'Run it again where that address is in reach, or set "compareTags" of "actions" to false in audit-policy.json.',
  },
  ADVISORIES_MISSING: {
    status: 503,
    exit: 3,
    message: 'There is no advisory index for {ecosystem} in {folder}.',
    hint: 'Fetch them: `galley advisories update {ecosystem}`.',
  },
  ADVISORIES_DAMAGED: {
    status: 500,
    exit: 3,
    message: 'The advisory index for {ecosystem} in {folder} is damaged: {what}.',
    hint: 'Fetch them again: `galley advisories update {ecosystem} --full`.',
  },
  ADVISORIES_UNREADABLE: {
    status: 422,
    exit: 3,
    message: 'The advisories in {source} cannot be read: {what}.',
    hint: 'Fetch the export again and compare its size; nothing was changed.',
  },
  ADVISORIES_UNWRITABLE: {
    status: 500,
    exit: 3,
    message: 'The advisory index for {ecosystem} cannot be written in {folder}: {what}.',
    hint: 'Make room there, or name another data folder in GALLEY_DATA; the index that there was is unchanged.',
  },
  ADVISORIES_NOT_FETCHED: {
    status: 502,
    exit: 3,
    message: 'The advisories for {ecosystem} could not be fetched from {source}: {what}.',
    hint: 'Run `galley advisories update {ecosystem}` again, which goes on where it stopped; an export that you have takes `--advisories FILE`.',
  },
  ADVISORIES_OLDER: {
    status: 409,
    exit: 3,
    message: 'The advisories for {ecosystem} at {source} are worse than those here: {what}.',
    hint: 'Nothing was changed. Ask another address with `--from URL`, or take an export of your own with `--advisories FILE`.',
  },
  ADVISORIES_ADDRESS_INVALID: {
    status: 400,
    exit: 2,
    message: 'The address for advisories cannot be used: {why}.',
    hint: 'Correct `--from`, GALLEY_ADVISORIES_URL or GALLEY_SCANNER_URL: https://HOST/PATH without a name and a password in it.',
  },
  ADVISORIES_EMPTY: {
    status: 422,
    exit: 3,
    message: 'There is no advisory for {ecosystem} in {source}; it holds {found}.',
    hint: 'Give the OSV export of this ecosystem; nothing was changed.',
  },
  ADVISORIES_UNREACHABLE: {
    status: 502,
    exit: 3,
    message: 'Advisories for {ecosystem} could not be asked for: {what}.',
    hint: 'Try again, or audit with an index of your own: `galley advisories update {ecosystem}`.',
  },
  ADVISORIES_TOO_LARGE: {
    status: 422,
    exit: 3,
    message: 'The advisories do not fit: {file} grows beyond its limit.',
    hint: 'Give the export of one ecosystem only.',
  },
  SCANNER_PLATFORM: {
    status: 422,
    exit: 3,
    message: 'There is no release of osv-scanner for {platform}.',
    hint: 'Install Go, which builds it, or name a program of your own in GALLEY_OSV_SCANNER.',
  },
  SCANNER_NOT_FETCHED: {
    status: 502,
    exit: 3,
    message: 'The program osv-scanner could not be fetched from {address}: {what}.',
    hint: 'Run `galley advisories scanner install` again, which goes on where it stopped, or name another address with `--from URL`.',
  },
  SCANNER_UNTRUSTED: {
    status: 422,
    exit: 3,
    message: 'The osv-scanner at {source} is not used, because nothing proves where it comes from: {why}.',
    hint: 'Ask the address of the project itself by leaving `--from` out, or let Go build it: `galley advisories scanner install --by go`.',
  },
  SCANNER_UNFIT: {
    status: 422,
    exit: 3,
    message: 'The program osv-scanner cannot be installed: {why}.',
    hint: 'Take it another way, `galley advisories scanner install --by go` or `--by release`, or name a program of your own in GALLEY_OSV_SCANNER.',
  },
  REGISTRY_ADDRESS_INVALID: {
    status: 400,
    exit: 2,
    message: 'The address of a registry cannot be used: {address}.',
    hint: 'Correct it in .npmrc, pip.conf or the environment: an address begins with https://.',
  },
  MANIFESTS_MISSING: {
    status: 502,
    exit: 3,
    message: 'No package could be checked: {why}.',
    hint: 'Install the packages, whose manifests are then read, or audit without `--offline`; or leave the check out on purpose: `--only`.',
  },
  REGISTRY_FACTS_MISSING: {
    status: 502,
    exit: 3,
    message: 'No package could be checked: {why}.',
    hint: 'Ask a registry that has these facts (.npmrc, pip.conf), or leave out what asks one: `--offline`.',
  },
  REGISTRY_UNREACHABLE: {
    status: 503,
    exit: 3,
    message: 'The registry {registry} cannot be reached: {what}.',
    hint: 'Look at the network and at the registry in .npmrc or pip.conf; or leave its checks out: `--offline`.',
  },
  NPM_RELEASE_MISSING: {
    status: 404,
    exit: 3,
    message: 'The registry {registry} has no {release}; there is: {others}.',
    hint: 'Name a release that is there; a plugin of a team is installed from its index.',
  },
  NPM_TARBALL_OTHER: {
    status: 502,
    exit: 3,
    message: 'The registry {registry} serves another tarball of {release} than it lists: {why}.',
    hint: 'Do not install it; try again later, and report it to the registry if it stays so.',
  },
  NPM_PROVENANCE_LOST: {
    status: 403,
    exit: 3,
    message: '{release} says nothing of where it was built, and {earlier} before it did.',
    hint: 'Stay with {earlier} until its maintainers say why.',
  },
  REGISTRY_BAD_ANSWER: {
    status: 502,
    exit: 3,
    message: 'The registry {registry} did not answer what it was asked: {what}.',
    hint: 'Look at the registry in .npmrc or pip.conf, and whether it asks for a token.',
  },
  UPGRADE_MISSING: {
    status: 501,
    exit: 2,
    message: 'The package that compares releases for --since, @galley/upgrade, is not installed beside {program}.',
    hint: 'Install it: `npm install --save-exact @galley/upgrade@{version}`, or leave `--since` out.',
  },
  FIX_FILE_CHANGED: {
    status: 409,
    exit: 3,
    message: '{file} is not what it was when the fix was planned.',
    hint: 'Nothing was changed; run `galley audit --fix` again and look at its new diff.',
  },
  FIX_UNWRITABLE: {
    status: 500,
    exit: 3,
    message: '{file} cannot be written: {problem}.',
    hint: 'Nothing was changed; make the file writable, or apply the diff by hand.',
  },
} as const satisfies FaultTable)

/** Makes a fault of this package. */
export const fault: FaultMaker<typeof faults> = faultsOf(faults)

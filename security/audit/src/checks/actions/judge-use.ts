import { writePurl, type Finding, type Severity } from '@galley/findings'
import type { AuditPolicy } from '../../policy/audit-policy.ts'
import { isPinned, readActionReference, type ActionReference } from './action-reference.ts'
import { isAllowedAction } from './is-allowed-action.ts'
import type { ActionUse } from './read-uses.ts'
import { everySecret } from './secrets-in.ts'

/** Names of secrets in a message; of more it gives the number. */
const maxNames = 3

/** GitHub's own: whoever can move their tags owns the runner too. */
const ofGitHub = new Set(['actions', 'github'])

/** Findings of one `uses:`: outside the list of the policy; not pinned, which weighs more where it gets secrets. */
export function judgeUse(use: ActionUse, file: string, { allow }: AuditPolicy['actions']): readonly Finding[] {
  const reference = readActionReference(use.text)
  const isOwn = reference.kind === 'repository' && ofGitHub.has(reference.owner.toLowerCase())
  const common = { subject: subjectOf(reference, file), at: { file, line: use.line }, evidence: { uses: use.text } }
  const outside: Finding = {
    ...common,
    code: 'action-not-allowed',
    severity: 'high',
    message: `${nameIt(use, reference)}is not among the actions that the policy allows`,
    fix: 'Do without it, or name it in "allow" of "actions" in audit-policy.json once you have read it.',
  }
  const found = isAllowedAction(reference, allow) ? [] : [outside]
  if (isPinned(reference)) return found
  const unpinned = { message: `${nameIt(use, reference)}${describeRef(reference)}`, fix: adviseOn(use, reference) }
  if (use.secrets.length === 0) return [...found, { ...common, ...unpinned, code: 'action-unpinned', severity: isOwn ? 'low' : 'medium' }]
  const severity: Severity = isOwn ? 'medium' : 'high'
  const message = `${unpinned.message}, and gets ${describeSecrets(use.secrets)}`
  return [
    ...found,
    { ...common, ...unpinned, code: 'action-secrets', severity, message, evidence: { ...common.evidence, secrets: use.secrets } },
  ]
}

/** The package URL of an action or image; the file where `uses:` names none. */
export function subjectOf(reference: ActionReference, file: string): string {
  if (reference.kind === 'repository') {
    const { owner, repository, ref } = reference
    return writePurl({
      type: 'github',
      namespace: owner.toLowerCase(),
      name: repository.toLowerCase(),
      ...(ref === undefined ? {} : { version: ref }),
    })
  }
  if (reference.kind !== 'image') return file
  const segments = reference.name.split('/')
  const version = reference.digest ?? reference.tag
  return writePurl({
    type: 'docker',
    ...(segments.length > 1 ? { namespace: segments.slice(0, -1).join('/') } : {}),
    name: segments.at(-1) ?? '',
    ...(version === undefined ? {} : { version }),
    ...(reference.registry === undefined ? {} : { qualifiers: { repository_url: reference.registry } }),
  })
}

/** Its value, where the subject does not name it. */
const nameIt = (use: ActionUse, { kind }: ActionReference): string => (kind === 'unknown' ? `"${use.text}" ` : '')

function describeRef(reference: ActionReference): string {
  if (reference.kind === 'image')
    return reference.tag === undefined
      ? 'is an image without a tag or digest'
      : `is an image by its tag ${reference.tag}, which can be moved to other code`
  if (reference.kind !== 'repository') return 'does not say by itself which action it is'
  const { ref } = reference
  if (ref === undefined) return 'names no commit'
  if (/^[\da-f]{7,39}$/i.test(ref)) return `is pinned by a part of a commit, ${ref}, which a tag or branch can be named after`
  return `is taken by the name ${ref}, which can be moved to other code`
}

function adviseOn(use: ActionUse, reference: ActionReference): string {
  if (reference.kind === 'image') return `Add its digest: ${use.text.split('@')[0]}@sha256:….`
  if (reference.kind !== 'repository') return 'Write OWNER/REPOSITORY@COMMIT, with the whole commit.'
  const [action = ''] = use.text.split('@')
  return `Pin it by a whole commit that you have looked at: ${action}@COMMIT${reference.ref === undefined ? '' : ` # ${reference.ref}`}.`
}

function describeSecrets(names: readonly string[]): string {
  if (names.includes(everySecret)) return 'every secret'
  const shown = names.slice(0, maxNames).join(', ')
  const more = names.length > maxNames ? ` and ${names.length - maxNames} more` : ''
  return `${names.length === 1 ? 'the secret' : 'the secrets'} ${shown}${more}`
}

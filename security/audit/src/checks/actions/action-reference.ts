/** The value of a `uses:`, taken apart. */
export type ActionReference =
  /** A folder or file of the same repository: reviewed with it. */
  | { readonly kind: 'local' }
  /** An expression, or nothing that GitHub would take. */
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'repository'
      readonly owner: string
      readonly repository: string
      /** A folder or a workflow in it. */
      readonly path?: string
      /** A commit, branch or tag; absent where there is none. */
      readonly ref?: string
    }
  | { readonly kind: 'image'; readonly registry?: string; readonly name: string; readonly tag?: string; readonly digest?: string }

const repository = /^(?<owner>[\w-][\w.-]*)\/(?<repository>[\w.-]+)(?:\/(?<path>[^@\s]+))?(?:@(?<ref>\S+))?$/
const image = /^(?<name>[\w.-]+(?::\d+)?(?:\/[\w.-]+)*)(?::(?<tag>[\w.-]+))?(?:@(?<digest>\S+))?$/

/**
 * Reads the value of a `uses:`.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsuses
 */
export function readActionReference(text: string): ActionReference {
  if (text.includes('${{')) return { kind: 'unknown' }
  if (/^\.\.?(?:\/|$)/.test(text)) return { kind: 'local' }
  if (text.startsWith('docker://')) return readImage(text.slice('docker://'.length))
  const { owner, repository: name, path, ref } = repository.exec(text)?.groups ?? {}
  if (owner === undefined || name === undefined) return { kind: 'unknown' }
  return {
    kind: 'repository',
    owner,
    repository: name,
    ...(path === undefined ? {} : { path }),
    ...(ref === undefined ? {} : { ref }),
  }
}

function readImage(text: string): ActionReference {
  const { name = '', tag, digest } = image.exec(text)?.groups ?? {}
  if (name === '') return { kind: 'unknown' }
  const [first = '', ...rest] = name.split('/')
  // As Docker tells a host from a name: by a dot, a port, or `localhost`.
  const hasRegistry = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost')
  return {
    kind: 'image',
    ...(hasRegistry ? { registry: first, name: rest.join('/') } : { name }),
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  }
}

/** True for what nobody can move to other code: a whole commit (SHA-1 or SHA-256), a digest of an image, the repository itself. */
export function isPinned(reference: ActionReference): boolean {
  if (reference.kind === 'local') return true
  if (reference.kind === 'repository') return /^(?:[\da-f]{40}|[\da-f]{64})$/i.test(reference.ref ?? '')
  return reference.kind === 'image' && /^sha256:[\da-f]{64}$/i.test(reference.digest ?? '')
}

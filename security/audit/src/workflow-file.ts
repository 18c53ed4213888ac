/** A workflow of GitHub Actions, or the description of an action: it takes in code of others by `uses:`. */
export interface WorkflowFile {
  /** As the report names it. */
  readonly path: string
  /** Its text, or the reason why there is none. */
  readonly content: { readonly text: string } | { readonly problem: string }
}

/** True for the path of a workflow, or of the description of an action, in the places where GitHub looks for them. */
export function isWorkflowPath(path: string): boolean {
  return /(?:^|[\\/])(?:\.github[\\/]workflows[\\/][^\\/]+|action)\.ya?ml$/.test(path)
}

/** True for a text with the keys of a workflow or of an action; other tools have files of the same names. */
export function looksLikeWorkflow(text: string): boolean {
  const hasKey = (key: string): boolean => new RegExp(String.raw`(?:^|[{,])[ \t]*["']?${key}["']?[ \t]*:`, 'm').test(text)
  return hasKey('runs') || (hasKey('jobs') && hasKey('on'))
}

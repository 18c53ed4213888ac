/** `pkg:npm/%40scope/name@1.2.3` as people write it, `@scope/name@1.2.3`; a text that is no purl as it is. */
export function packageName(subject: string): string {
  const name = /^pkg:\w+\/([^?#]+)/.exec(subject)?.[1]
  try {
    return name === undefined ? subject : decodeURIComponent(name)
  } catch {
    return subject
  }
}

/** Counts the `[[package]]` headers of uv.lock, poetry.lock or pdm.lock, without those that are folders of the project's own. */
export function countTomlPackages(text: string): number {
  let count = 0
  let isFolder = false
  let isOpen = false
  for (const line of `${text}\n[[package]]`.split(/\r?\n/)) {
    if (/^\[\[packages?\]\]/.test(line)) {
      if (isOpen && !isFolder) count++
      isOpen = true
      isFolder = false
    }
    // uv, poetry, pdm, pylock, in this order.
    if (
      /^source = \{ (?:editable|virtual|directory) = |^type = "directory"|^path = "(?!.*\.(?:whl|tar\.gz|zip)")|^(?:packages\.directory|\[packages\.directory\]|directory = \{)/.test(
        line,
      )
    )
      isFolder = true
  }
  return count
}

/** The version of a lockfile's own form, as its first lines state it; null where it states none. */
export function lockfileVersion(text: string): string | null {
  const forms = [
    /lockfileVersion["']?\s*:\s*["']?([\d.]+)/,
    /^__metadata:\r?\n\s+version: (\d+)/m,
    /^lock-version = "([^"]+)"/m,
    /^version = (\d+)$/m,
  ]
  for (const form of forms) {
    const found = form.exec(text)?.[1]
    if (found !== undefined) return found
  }
  return null
}

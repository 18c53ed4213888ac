/** Ends of names that are files in code, and would be hosts by their form. */
const fileEnds: ReadonlySet<string> = new Set(
  'cjs css csv docx gif gz htm html ico jpeg jpg js json jsonl jsx map md mjs pdf png svg tar tgz toml ts tsx txt wasm webp xlsx xml yaml yml zip'.split(
    ' ',
  ),
)

const inAddress = /\b(?:https?|wss?|ftp):\/\/(?:[^/\s'"`@]*@)?(\[[0-9a-f:.]+\]|[a-z0-9.-]+)/gi
const inQuotes = /(['"`])((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}|\d{1,3}(?:\.\d{1,3}){3})\1/gi

/** Finds the host names that stand in a plugin's code: in an address, or as a quoted text of their own. One that is put together while it runs is not seen. */
export function hostsIn(code: string): readonly string[] {
  const addressed = [...code.matchAll(inAddress)].map(([, host = '']) => host)
  const quoted = [...code.matchAll(inQuotes)].map(([, , host = '']) => host).filter((host) => !fileEnds.has(host.split('.').at(-1) ?? ''))
  return [...new Set([...addressed, ...quoted].map((host) => host.toLowerCase().replace(/\.+$/, '')))].filter((host) => host !== '').sort()
}

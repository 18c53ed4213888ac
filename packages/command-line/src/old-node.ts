/** Oldest Node that runs Galley: major and minor version. */
const oldestNode = [24, 15] as const

/** Words for a Node that is too old, shared with the table of faults. */
export const oldNodeWords = {
  message: 'Node {version} is too old for Galley.',
  hint: 'Use Node 24.15 or newer; npm start in a clone brings its own.',
} as const

/** True for a version of Node that is too old. */
export function isOldNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])
}

/**
 * Ends a process whose Node is too old with what `NODE_TOO_OLD` says. A process entry calls it before it imports anything else: an old Node
 * does not parse the rest, so this module imports nothing and is written in what Node 18 reads.
 */
export function refuseOldNode(process: Pick<NodeJS.Process, 'versions' | 'stderr' | 'exit'>, program: string): void {
  const version = process.versions.node
  if (!isOldNode(version)) return
  process.stderr.write(`${program}: ${oldNodeWords.message.replace('{version}', version)} [NODE_TOO_OLD]\n  ${oldNodeWords.hint}\n`)
  process.exit(2)
}

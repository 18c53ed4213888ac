/** Counts pnpm's packages by their indentation: lines two spaces in below `packages:`, without those that are folders. */
export function countPnpm(text: string): number {
  let isPackages = false
  let count = 0
  for (const line of text.split('\n')) {
    if (/^[^\s#]/.test(line)) isPackages = line.startsWith('packages:')
    else if (isPackages && /^ {2}[^\s#:]/.test(line)) count++
    else if (isPackages && /\btype: directory\b/.test(line)) count--
  }
  return count
}

/** Counts pnpm's packages by their indentation: lines two spaces in below `packages:`, without folders that are asked for as such. */
export function countPnpm(text: string): number {
  let isPackages = false
  let isVersion = false
  let count = 0
  for (const line of text.split('\n')) {
    if (/^[^\s#]/.test(line)) isPackages = line.startsWith('packages:')
    else if (isPackages && /^ {2}[^\s#:]/.test(line)) {
      count++
      isVersion = /[@/]\d+\.\d+\.\d+[^/:]*:/.test(line)
    } else if (isPackages && !isVersion && /\btype: directory\b/.test(line)) count--
  }
  return count
}

/**
 * Counts a requirements file's packages: lines that begin one, which no continuation leads to. Options bring none, but for an editable
 * address; a path brings one if it is an archive.
 */
export function countRequirements(text: string): number {
  let count = 0
  let isContinued = false
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(/(^|\s)#.*$/, '').trim()
    if (!isContinued && line !== '' && beginsPackage(line)) count++
    isContinued = line.endsWith('\\')
  }
  return count
}

function beginsPackage(line: string): boolean {
  const editable = /^(?:-e|--editable)[ =]*(?<what>.*)$/.exec(line)?.groups?.['what']
  const what = editable ?? line
  if (what.startsWith('-')) return false
  return /^(?:[./~]|file:)/.test(what) ? /\.(?:whl|zip|tgz|tar\.(?:gz|bz2))(?![^\s;[#])/.test(what) : true
}

/** Counts a yarn v1 lock's blocks: lines at the margin that end in a colon, without those that ask for a folder. */
export function countYarnClassic(text: string): number {
  const openings = text.split(/\r?\n/).filter((line) => /^[^\s#].*:$/.test(line))
  return openings.filter((line) => !/@(?:link:|portal:|workspace:|\.{0,2}\/|file:(?!.*\.(?:tgz|tar|tar\.gz)"?[,:]))/.test(line)).length
}

/** Counts a berry lock's entries: quoted or plain keys at the margin, without the metadata and what is linked softly. */
export function countYarnBerry(text: string): number {
  let count = 0
  for (const line of text.split(/\r?\n/)) {
    if (/^[^\s#].*:$/.test(line) && !line.startsWith('__metadata')) count++
    if (/^ {2}linkType: soft$/.test(line)) count--
  }
  return count
}

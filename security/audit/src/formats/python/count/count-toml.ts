/** Counts uv.lock's packages by their headers, without folders of the project's own. */
export function countUv(text: string): number {
  return countHeaders(text, '[[package]]', /^source = \{ (?:editable|virtual|directory) = /)
}

/** Counts poetry.lock's packages likewise. */
export function countPoetry(text: string): number {
  return countHeaders(text, '[[package]]', /^type = "directory"/)
}

/** Counts pdm.lock's packages likewise; a path that is no archive is a folder. */
export function countPdm(text: string): number {
  return countHeaders(text, '[[package]]', /^path = "(?![^"]*\.(?:whl|zip|t[gbx]z|tlz|tar(?:\.(?:gz|bz2|xz|lz|lzma))?)")/)
}

/** Counts a pylock.toml's packages likewise (PEP 751). */
export function countPylock(text: string): number {
  return countHeaders(text, '[[packages]]', /^(?:\[packages\.directory\]|(?:packages\.)?directory(?:\.\w+)? = )/)
}

function countHeaders(text: string, header: string, folder: RegExp): number {
  let count = 0
  let isPackage = false
  for (const line of text.split('\n')) {
    if (line.startsWith(header)) {
      count++
      isPackage = true
    } else if (isPackage && folder.test(line)) {
      count--
      isPackage = false
    }
  }
  return count
}

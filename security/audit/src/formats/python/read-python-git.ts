import { isCommit, readGitPlace, type GitPlace } from '../read/read-git-place.ts'

/** A repository as a Python lock or requirement names it; `asked` is the branch, tag or commit that uv notes beside the one it found. */
export interface PythonGit extends GitPlace {
  readonly asked: string
}

/** Reads `git+https://host/o/r.git@ref#egg=name`, uv's `https://host/o/r?rev=main#commit`, and `address#commit` of the other locks. */
export function readPythonGit(url: string): PythonGit {
  const [before = '', fragment = ''] = url.split('#', 2)
  const [path = '', query = ''] = before.split('?', 2)
  const body = path.replace(/^[a-z+]+:\/\//i, '').replace(/^[^@/]*@/, '')
  const [place = '', ref = ''] = body.split('@', 2)
  const asked = ['rev', 'tag', 'branch'].flatMap((key) => new URLSearchParams(query).get(key) ?? [])[0] ?? ref
  return { place: readGitPlace(`https://${place}`).place, ref: isCommit(fragment) || !/[&=]/.test(fragment) ? fragment || ref : ref, asked }
}

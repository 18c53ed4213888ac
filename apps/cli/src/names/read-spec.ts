import { fault } from '@galley/command-line'
import { printable } from '@galley/findings/printable'
import type { AskedName, Ecosystem } from '@galley/typosquat'

/** Characters of a specification that a message repeats. */
const maxShownChars = 100

/** Characters of a package name: npm allows 214, and PyPI has no longer ones. */
const maxNameChars = 214

/** Letters and digits of any alphabet, since look-alike letters are what the check is for, and what a registry allows between them. */
const word = String.raw`[\p{L}\p{N}_~!'()*-][\p{L}\p{N}\p{M}._~!'()*-]*`
const pypiWord = String.raw`[\p{L}\p{N}_][\p{L}\p{N}\p{M}._-]*`

/** `NAME`, `NAME@RANGE`, `ALIAS@npm:NAME@RANGE` (npm package specifiers; an alias is judged by the name that is installed). */
const npmSpec = new RegExp(
  String.raw`^(?:(?:@${word}/)?${word}@npm:)?(?<name>(?:@${word}/)?${word})(?:@(?<range>[^\s@/:][^\s@:]*(?:\s[^@:]*)?|))?$`,
  'iu',
)

/** `NAME[EXTRA]==1.0; MARKER` and `NAME @ URL` (PEP 508). */
const pypiSpec = new RegExp(String.raw`^(?<name>${pypiWord})\s*(?:\[[^\]]*\])?\s*(?:$|[<>=!~(;@].*$)`, 'iu')

/**
 * Reads what a user means by one package: `npm:NAME[@RANGE]`, `pypi:NAME[==VERSION]` or a package URL (`pkg:npm/NAME@VERSION`). The version is
 * read and left aside: a name imitates another in all its versions. Fault USAGE where no name can be told from it.
 */
export function readSpec(text: string): AskedName {
  const { type, rest } = /^(?:pkg:)?(?<type>npm|pypi)(?<rest>[:/].*)$/isu.exec(text)?.groups ?? {}
  if (type === undefined || rest === undefined) throw refuse(text, 'is not npm:NAME, pypi:NAME or a package URL of one of them')
  const ecosystem = type.toLowerCase() as Ecosystem
  const spec = /^pkg:/i.test(text) ? readPurlName(text, rest) : rest.slice(1)
  if (!/^pkg:/i.test(text) && rest.startsWith('/')) throw refuse(text, `is not ${ecosystem}:NAME`)
  const name = (ecosystem === 'npm' ? npmSpec : pypiSpec).exec(spec)?.groups?.['name']
  if (name === undefined) throw refuse(text, `holds no package name of ${ecosystem === 'npm' ? 'npm' : 'PyPI'}`)
  if (name.length > maxNameChars) throw refuse(text, `is longer than any package name (${maxNameChars} characters)`)
  return { ecosystem, name }
}

/** Name of a package URL: what stands between the type and the version, qualifiers and subpath, decoded (purl specification, ECMA-427). */
function readPurlName(text: string, rest: string): string {
  const path = rest.replace(/^\/+/, '').split(/[?#]/, 1)[0] ?? ''
  try {
    return path
      .replace(/(?<=.)@[^/]*$/, '')
      .split('/')
      .map(decodeURIComponent)
      .join('/')
  } catch {
    throw refuse(text, 'is no package URL: its percent signs do not fit')
  }
}

function refuse(text: string, problem: string): Error {
  return fault('USAGE', { problem: `"${printable(text, maxShownChars)}" ${problem}` })
}

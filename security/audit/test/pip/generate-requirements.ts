/** The files of one generated case: `main.txt` and those that it may take in. */
export type RequirementFiles = Readonly<Record<string, string>>

const names = ['idna', 'Foo_Bar.baz', 'a', 'zope.interface', 'x9', 'ümlaut', '-dash', '_u', 'foo[extra]', 'foo[a,b]', 'foo [ a ]']
const versions = [
  '==1.0',
  '== 1!2.5',
  '===2.0.post1',
  '==1.*',
  '>=1,<2',
  '==1.0+cpu.1',
  '~=1.4',
  '!=3',
  '(==1.2)',
  ' (>=1, ==1.5)',
  '==v1',
  '=1',
  '==',
  '== 1.0 ',
  '',
]
const addresses = [
  'https://h.example/idna-3.4-py3-none-any.whl',
  'https://h.example/w/foo_bar-2.1%2Bcpu-cp311-cp311-linux_x86_64.whl#sha256=abc',
  'https://u:p@h.example/foo-1.0.tar.gz#egg=foo',
  'git+https://g.example/o/r.git@main#egg=repo',
  'git+https://g.example/o/r.git@4c0dc3d1ec3ab1e63e4bd5ee5ba5c42a1ab4a2d6#egg=repo&subdirectory=x',
  'git+ssh://git@g.example/o/r.git#egg=r',
  'file:///srv/idna-3.4-py3-none-any.whl',
  'file:./x#frag',
  'http://h.example/a#b',
  './vendor/idna-3.4-py3-none-any.whl',
  'vendor/foo-1.0.zip',
  '.',
  './folder[extra]',
]
const files = ['inc.txt', 'more.in', 'sub/deep', 'con.txt', 'gone.txt', 'https://h.example/r.txt', './inc.txt']
const options = [
  '--pre',
  '--no-index',
  '--prefer-binary',
  '--require-hashes',
  '--pref',
  '--no-i',
  '--p',
  '--unknown',
  '-x',
  '--',
  '-',
  '-e',
  '-r',
  '-c',
  '-i',
  '-f',
  '--requirement',
  '--constraint',
]
const spaces = [' ', ' ', ' ', '  ', '\t', '\u00a0', '\u3000', '\u001f', '\u2003', '\ufeff', '\u0000'.replace('\0', ''), '']
const ends = [
  '\n',
  '\n',
  '\n',
  '\r\n',
  '\r',
  '\f',
  '\v',
  '\u001c',
  '\u001d',
  '\u001e',
  '\u0085',
  '\u2028',
  '\u2029',
  '\\\n',
  '\\\r\n',
  '\\\f',
  '\\',
  '\\\\\n',
  ' \\\n',
  '\\ \n',
]
const odd = [
  '"',
  "'",
  '\\',
  '#',
  ' #',
  ' # note',
  '#note',
  '${VAR}',
  '$',
  ';',
  ',',
  '=',
  '@',
  '[',
  ']',
  '(',
  ')',
  '\ufeff',
  '\u200b',
  'é',
  '😀',
  '\u001f#',
  '\u0085',
  '-',
  '--',
  ' -',
  '%20',
  '\\"',
  "\\'",
]
const markers = [' ; python_version >= "3.8"', ';sys_platform == "win32"', ' ; ', '; "a" in "b"', " ; extra == 'x'"]
const hashes = [
  ' --hash=sha256:ab',
  ' --hash sha256:cd',
  ' --hash=sha512:ef --hash=sha256:01',
  ' --hash=md5:1',
  ' --hash',
  ' --hash="sha256:22"',
  '\t--hash=sha256:ab',
  ' --has=sha256:99',
  ' --config-settings a=b',
  ' -C a=b',
  ' --config-settings=x',
  ' --hash=sha256:aa -r inc.txt',
]

/** Generates a case from a source of random numbers below 1: lines of the usual kinds, broken up by what nobody writes by accident. */
export function generateRequirements(random: () => number): RequirementFiles {
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? ''
  const chance = (share: number): boolean => random() < share
  const file = (): string => pick(files)
  const quoted = (word: string): string =>
    chance(0.2) ? (chance(0.5) ? `"${word}"` : `'${word}'`) : chance(0.1) ? word.replace('n', '\\n') : word
  const option = (): string => {
    const index = `https://${pick(['a', 'b', 'pypi'])}.example/simple`
    return pick([
      pick(options),
      `-r${pick(['', ' ', '=', '  '])}${quoted(file())}`,
      `${pick(['--requirement', '--requirem', '--req', '--requiremen'])}${pick(['=', ' '])}${quoted(file())}`,
      `-c${pick(['', ' '])}${quoted('con.txt')}`,
      `${pick(['--constraint', '--cons', '--con', '--co'])}${pick(['=', ' '])}con.txt`,
      `-e${pick(['', ' ', '='])}${quoted(pick(addresses))}`,
      `${pick(['--editable', '--ed', '--e'])}${pick(['=', ' '])}${pick(addresses)}`,
      `${pick(['-i', '--index-url', '--pypi-url', '--i', '--index'])}${pick([' ', '=', ''])}${quoted(index)}`,
      `${pick(['--extra-index-url', '--extra', '--ex'])}${pick([' ', '='])}${index}`,
      `${pick(['-f', '--find-links', '--fi'])}${pick([' ', '='])}${pick(['vendor', index])}`,
      `${pick(['--no-binary', '--only-binary', '--only-b', '--no-b'])}${pick([' ', '='])}${pick([':all:', 'foo', '-x'])}`,
      `--trusted-host${pick([' ', '='])}h.example`,
    ])
  }
  const requirement = (): string =>
    pick([
      `${pick(names)}${pick(['', ' '])}${pick(versions)}${chance(0.2) ? pick(markers) : ''}${chance(0.3) ? pick(hashes) : ''}`,
      `${pick(addresses)}${chance(0.2) ? pick(markers) : ''}${chance(0.2) ? pick(hashes) : ''}`,
      `${pick(names)}${pick([' @ ', '@', ' @'])}${pick(addresses)}${chance(0.3) ? pick(markers) : ''}`,
    ])
  const noise = (): string =>
    Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick([pick(odd), pick(spaces), pick(names), pick(options), option()])).join(
      '',
    )
  const line = (): string => {
    const roll = random()
    if (roll < 0.45) return requirement()
    if (roll < 0.7) return Array.from({ length: 1 + Math.floor(random() * 3) }, option).join(pick([' ', ' ', ' ', '  ', '\t']))
    if (roll < 0.82) return `${pick(spaces)}#${pick(spaces)}${pick([requirement(), option(), 'note'])}`
    return noise()
  }
  const text = (lines: number): string =>
    Array.from(
      { length: Math.floor(random() * lines) },
      () =>
        `${chance(0.1) ? pick(spaces) : ''}${line()}${chance(0.15) ? `${pick(spaces)}#${pick(odd)}${requirement()}` : ''}${chance(0.1) ? pick(odd) : ''}${pick(ends)}`,
    ).join('')
  return { 'main.txt': text(7), 'inc.txt': text(3), 'more.in': text(3), 'sub/deep': text(3), 'con.txt': text(3) }
}

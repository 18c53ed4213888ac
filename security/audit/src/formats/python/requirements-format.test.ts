import { describe, expect, test } from 'vitest'
import { readLockfile } from '../../read-lockfile.ts'

const read = (text: string, siblings: Readonly<Record<string, string>> = {}): readonly string[] => {
  const { parsed, counted } = readLockfile('requirements.txt', new TextEncoder().encode(text), (path) => siblings[path] ?? null)
  const spots = parsed.blindSpots.map(({ line, what }) => `${line}! ${what}`)
  if (spots.length === 0) expect(counted).toBe(parsed.packages.length + (parsed.includes?.length ?? 0))
  const packages = parsed.packages.map(
    ({ line, name, version, source }) => `${line} ${name} ${version}${source.kind === 'registry' ? '' : ` ${source.kind}`}`,
  )
  return [...packages, ...(parsed.includes ?? []).map((path) => `-r ${path}`), ...spots]
}

describe('a line of a requirements file', () => {
  test.each([
    ['ends where Python ends one', 'a==1 # x\fb==2\u0085c==3\u001dd==4\re==5', ['1 a 1', '1 b 2', '1 c 3', '1 d 4', '1 e 5']],
    ['goes on behind a backslash without a space', 'evil-\\\npkg==1', ['1 evil-pkg 1']],
    ['pins an epoch', 'a==1!2.5\nb === 2.0', ['1 a 1!2.5', '2 b 2.0']],
    [
      'may have several options, each of which counts',
      '--prefer-binary --no-binary :all: -r x.in\n--pre -e git+https://g.example/r@v1#egg=r',
      ['2 r v1 git', '-r x.in'],
    ],
    ['abbreviates an option', '--requirem=x.in\n--ed git+https://g.example/r@v1#egg=r', ['2 r v1 git', '-r x.in']],
    [
      'takes the name and version of a wheel from its file name',
      'https://h.example/x/Foo_Bar-2.1%2Bcpu-cp311-cp311-linux_x86_64.whl\n./w/idna-3.4-py3-none-any.whl',
      ['1 foo-bar 2.1+cpu tarball', '2 idna 3.4 file'],
    ],
    ['of words and no option drops none of its words', '--pre a==1', []],
    [
      'that takes a variable is named',
      'a==${VERSION}',
      ['1! it takes a variable from the environment, so that what it asks for is not known: a==${VERSION}'],
    ],
    ['with a variable in credentials alone is read', '-i https://${USER}:${TOKEN}@pypi.acme.example/simple\na==1', ['2 a 1']],
    ['that takes in an address is named', '-r https://h.example/r.txt', ['1! https://h.example/r.txt is elsewhere and was not read']],
    ['with an ambiguous option is named', '--re x', ['1! the option --re is not known']],
  ])('%s', (_title, text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  test('that only pip takes for a comment is named', () => {
    expect(read('a==1 # x \\\nb==2\n')).toEqual(['1 a 1', expect.stringMatching(/^1! a comment ends in a backslash here.*: b==2$/)])
  })
})

describe('constraints', () => {
  test('give a version or an address, also from files that they name themselves', () => {
    const siblings = { 'c/one.txt': 'a==1\n-c two.txt\n', 'c/two.txt': 'B @ https://h.example/b-2.0.tar.gz\nunused==9\n-c one.txt' }
    expect(read('-c c/one.txt\na\nb==3\n', siblings)).toEqual(['2 a 1', '3 b 2.0 tarball'])
  })

  test('that bring packages, or cannot be read, are named', () => {
    expect(read('-c c.txt\na==1', { 'c.txt': '-r evil.txt' })).toEqual(['2 a 1', expect.stringContaining('take in evil.txt')])
    expect(read('-c c.txt\na==1', { 'c.txt': '# coding: utf-7\n' })).toEqual(['2 a 1', '1! the constraints in c.txt cannot be read'])
    expect(read('-c c.txt\na==1')).toEqual(['2 a 1', '1! the constraints in c.txt cannot be read'])
  })
})

test('a requirement without an exact version is told with the command that writes one', () => {
  const { parsed } = readLockfile('requirements.txt', new TextEncoder().encode('numpy\n'), () => null)
  expect(parsed.blindSpots).toEqual([
    {
      line: 1,
      what: expect.stringContaining('numpy has no exact version') as string,
      cure: expect.stringContaining('uv pip compile') as string,
    },
  ])
})

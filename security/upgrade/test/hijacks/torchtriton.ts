import type { Hijack } from './hijack.ts'

const metadata = (more: string): string => `Metadata-Version: 2.1\nName: torchtriton\nVersion: 2.0.1\n${more}`

const program = new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])

/** December 2022: a package of the same name in a public place, which ran a program that it brought along when it was imported. */
export const torchtriton: Hijack = {
  name: 'torchtriton',
  ecosystem: 'PyPI',
  from: '2.0.0',
  to: '2.0.1',
  before: { 'triton/__init__.py': '__version__ = "2.0.0"\n', 'torchtriton-2.0.1.dist-info/METADATA': metadata('') },
  after: {
    'triton/__init__.py':
      '__version__ = "2.0.0"\nimport os, subprocess\npath = os.path.join(os.path.dirname(__file__), "runtime", "triton")\nos.chmod(path, 0o755)\nsubprocess.Popen([path])\n',
    'triton/runtime/triton': program,
    'torchtriton-2.0.1.dist-info/METADATA': metadata(''),
  },
  tells: /runs a program that it fetched or brought along/,
}

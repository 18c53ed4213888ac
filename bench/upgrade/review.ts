// One `galley audit --since HEAD` of a folder in a process of its own: prints the report, and what it took.
import { audit } from '../../security/upgrade/test/project.ts'

const [folder = '', data = '', registry = ''] = process.argv.slice(2)
const env = { PATH: process.env['PATH'], npm_config_registry: registry, PIP_INDEX_URL: `${registry}/simple` }
const start = performance.now()
const { out, said } = await audit(folder, ['--since', 'HEAD', '--only', 'upgrades', '--data', data, '--json'], { env, fetch })
const { user, system } = process.cpuUsage()
const used = { seconds: (performance.now() - start) / 1000, cpuSeconds: (user + system) / 1e6, mib: process.resourceUsage().maxRSS / 1024 }
process.stdout.write(JSON.stringify({ ...used, report: out === '' ? null : (JSON.parse(out) as unknown), said }))

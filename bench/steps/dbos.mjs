// The same steps as a DBOS workflow on PostgreSQL.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [url, runs, steps, atOnce, bytes] = process.argv.slice(2)
const require = createRequire(`${process.cwd()}/package.json`)
const { DBOS } = await import(pathToFileURL(require.resolve('@dbos-inc/dbos-sdk')).href)

const texts = Array.from({ length: Number(steps) }, (_, n) => Buffer.alloc(Number(bytes), 97 + (n % 26)).toString('latin1'))
DBOS.setConfig({ name: 'steps', systemDatabaseUrl: url, logLevel: 'error' })
const workflow = DBOS.registerWorkflow(
  async () => {
    for (let n = 0; n < Number(steps); n += 1) await DBOS.runStep(async () => ({ text: texts[n] }), { name: `step${n}` })
  },
  { name: 'steps' },
)
await DBOS.launch()
async function runMany(left) {
  const runOn = async () => {
    while (left-- > 0) await workflow()
  }
  await Promise.all(Array.from({ length: Number(atOnce) }, runOn))
}

await runMany(Number(atOnce))
const [begun, cpu] = [performance.now(), process.cpuUsage()]
await runMany(Number(runs))
const { user, system } = process.cpuUsage(cpu)
process.stdout.write(`${(performance.now() - begun) / 1000} ${(user + system) / 1e6}\n`)
await DBOS.shutdown()
process.exit(0)

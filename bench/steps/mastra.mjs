// The same steps as a Mastra workflow with its libsql storage, which leaves commits unflushed (it sets synchronous to NORMAL on each of its connections).
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [folder, runs, steps, atOnce, bytes] = process.argv.slice(2)
const require = createRequire(`${process.cwd()}/package.json`)
const load = async (name) => import(pathToFileURL(require.resolve(name)).href)
const [{ Mastra }, { createStep, createWorkflow }, { LibSQLStore }, { z }] = await Promise.all(
  ['@mastra/core', '@mastra/core/workflows', '@mastra/libsql', 'zod'].map(load),
)

const texts = Array.from({ length: Number(steps) }, (_, n) => Buffer.alloc(Number(bytes), 97 + (n % 26)).toString('latin1'))
const any = z.any()
const step = (n) =>
  createStep({
    id: `step${n}`,
    inputSchema: any,
    outputSchema: any,
    execute: async () => ({ text: texts[n] }),
  })
let workflow = createWorkflow({ id: 'steps', inputSchema: any, outputSchema: any })
for (let n = 0; n < Number(steps); n += 1) workflow = workflow.then(step(n))
workflow.commit()
const mastra = new Mastra({
  workflows: { steps: workflow },
  storage: new LibSQLStore({ id: 'steps', url: `file:${folder}/mastra.db` }),
  logger: false,
})

async function runOnce() {
  const one = await mastra.getWorkflow('steps').createRun()
  const { status } = await one.start({ inputData: {} })
  if (status !== 'success') throw new Error(status)
}

// The tables are made by the first run; several at once would all make them.
await runOnce()
async function runMany(left) {
  const runOn = async () => {
    while (left-- > 0) await runOnce()
  }
  await Promise.all(Array.from({ length: Number(atOnce) }, runOn))
}

await runMany(Number(atOnce))
const [begun, cpu] = [performance.now(), process.cpuUsage()]
await runMany(Number(runs))
const { user, system } = process.cpuUsage(cpu)
process.stdout.write(`${(performance.now() - begun) / 1000} ${(user + system) / 1e6}\n`)
process.exit(0)

// The same steps as a Mastra workflow with its libsql storage.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [folder, runs, steps, atOnce, bytes] = process.argv.slice(2)
const require = createRequire(`${process.cwd()}/package.json`)
const load = async (name) => import(pathToFileURL(require.resolve(name)).href)
const [{ Mastra }, { createStep, createWorkflow }, { LibSQLStore }, { z }] = await Promise.all(
  ['@mastra/core', '@mastra/core/workflows', '@mastra/libsql', 'zod'].map(load),
)

const any = z.any()
const step = (n) =>
  createStep({
    id: `step${n}`,
    inputSchema: any,
    outputSchema: any,
    execute: async () => ({ text: String.fromCodePoint(97 + (n % 26)).repeat(Number(bytes)) }),
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

// The first run makes the tables.
await runOnce()
let left = Number(runs)
async function runMany() {
  while (left-- > 0) await runOnce()
}
const [begun, cpu] = [performance.now(), process.cpuUsage()]
await Promise.all(Array.from({ length: Number(atOnce) }, runMany))
const { user, system } = process.cpuUsage(cpu)
process.stdout.write(`${(performance.now() - begun) / 1000} ${(user + system) / 1e6}\n`)
process.exit(0)

// The same steps as nodes of a LangGraph graph in JavaScript whose state is a list that grows, with its SQLite checkpointer and durability "sync". Its driver
// leaves commits in WAL unflushed (better-sqlite3 is built with DEFAULT_WAL_SYNCHRONOUS=1): as many are lost in a power cut as the system has not written yet.
// With FULL as the first argument they are flushed, as those of Galley and of LangGraph for Python are.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [synchronous, folder, runs, steps, atOnce, bytes] = process.argv.slice(2)
const require = createRequire(`${process.cwd()}/package.json`)
const load = async (name) => import(pathToFileURL(require.resolve(name)).href)
const [{ Annotation, END, START, StateGraph }, { SqliteSaver }] = await Promise.all(
  ['@langchain/langgraph', '@langchain/langgraph-checkpoint-sqlite'].map(load),
)

const State = Annotation.Root({ texts: Annotation({ reducer: (left, right) => left.concat(right), default: () => [] }) })
const texts = Array.from({ length: Number(steps) }, (_, n) => Buffer.alloc(Number(bytes), 97 + (n % 26)).toString('latin1'))
const node = (n) => async () => ({ texts: [texts[n]] })
const graph = new StateGraph(State)
for (let n = 0; n < Number(steps); n += 1) graph.addNode(`step${n}`, node(n)).addEdge(n === 0 ? START : `step${n - 1}`, `step${n}`)
graph.addEdge(`step${Number(steps) - 1}`, END)
const saver = SqliteSaver.fromConnString(`${folder}/langgraph.sqlite`)
saver.setup()
saver.db.pragma(`synchronous = ${synchronous}`)
const compiled = graph.compile({ checkpointer: saver })

async function runMany(name, left) {
  const runOn = async () => {
    while (left-- > 0) {
      const options = { configurable: { thread_id: `${name}${left}` }, recursionLimit: Number(steps) + 5, durability: 'sync' }
      const done = await compiled.invoke({ texts: [] }, options)
      if (done.texts.length !== Number(steps)) throw new Error(`${done.texts.length} texts`)
    }
  }
  await Promise.all(Array.from({ length: Number(atOnce) }, runOn))
}

await runMany('first', Number(atOnce))
const [begun, cpu] = [performance.now(), process.cpuUsage()]
await runMany('run', Number(runs))
const { user, system } = process.cpuUsage(cpu)
process.stdout.write(`${(performance.now() - begun) / 1000} ${(user + system) / 1e6}\n`)

// The same steps as nodes of a LangGraph graph in JavaScript whose state is a list that grows, with its SQLite checkpointer and durability "sync".
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [folder, runs, steps, atOnce, bytes] = process.argv.slice(2)
const require = createRequire(`${process.cwd()}/package.json`)
const load = async (name) => import(pathToFileURL(require.resolve(name)).href)
const [{ Annotation, END, START, StateGraph }, { SqliteSaver }] = await Promise.all(
  ['@langchain/langgraph', '@langchain/langgraph-checkpoint-sqlite'].map(load),
)

const State = Annotation.Root({ texts: Annotation({ reducer: (left, right) => left.concat(right), default: () => [] }) })
const node = (n) => async () => ({ texts: [String.fromCodePoint(97 + (n % 26)).repeat(Number(bytes))] })
const graph = new StateGraph(State)
for (let n = 0; n < Number(steps); n += 1) graph.addNode(`step${n}`, node(n)).addEdge(n === 0 ? START : `step${n - 1}`, `step${n}`)
graph.addEdge(`step${Number(steps) - 1}`, END)
const compiled = graph.compile({ checkpointer: SqliteSaver.fromConnString(`${folder}/langgraph.sqlite`) })

let left = Number(runs)
async function runMany() {
  while (left > 0) {
    left -= 1
    const options = { configurable: { thread_id: `run${left}` }, recursionLimit: Number(steps) + 5, durability: 'sync' }
    const { texts } = await compiled.invoke({ texts: [] }, options)
    if (texts.length !== Number(steps)) throw new Error(`${texts.length} texts`)
  }
}
const [begun, cpu] = [performance.now(), process.cpuUsage()]
await Promise.all(Array.from({ length: Number(atOnce) }, runMany))
const { user, system } = process.cpuUsage(cpu)
process.stdout.write(`${(performance.now() - begun) / 1000} ${(user + system) / 1e6}\n`)

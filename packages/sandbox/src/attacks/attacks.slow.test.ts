import { spawn, spawnSync } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { tryWalls, type Trial, type TrialOutcome } from '../../test/try-walls.ts'
import { processorOf, thisMachine } from '../wall/plan-launch.ts'
import { removableLayers, type LayerName } from '../wall/layer-name.ts'
import type { AttackOutcome } from './attack-outcome.ts'
import { attacks } from './attacks.ts'

/** Attacks that get through when this layer alone is taken away. Of the other layers, another one holds what they would let pass. */
const attacksThrough: Readonly<Partial<Record<LayerName, readonly string[]>>> = {
  landlock: ['syscall-openat', 'list-folder', 'read-through-proc', 'learn-users'],
  seccomp: ['syscall-socketpair', 'syscall-chmod', 'syscall-memfd', 'syscall-fork', 'measure-file'],
  'parent-death': ['survive-host'],
}

/** The user that no file belongs to. */
const nobody = 65_534

const isWalled = processorOf(thisMachine()) === 'x64'
const isRoot = process.getuid?.() === 0
const users: readonly (readonly [string, (trials: readonly Trial[]) => Promise<readonly TrialOutcome[]>])[] = [
  [
    'this user',
    (trials) => trials.reduce(async (done, trial) => [...(await done), await tryWalls(trial)], Promise.resolve<TrialOutcome[]>([])),
  ],
  ...(isRoot && canBeNobody() ? [['nobody', tryAsNobody] as const] : []),
]

const bad = (outcomes: readonly AttackOutcome[]): readonly string[] =>
  outcomes
    .filter(({ outcome }) => outcome === 'got through' || outcome === 'not tried')
    .map(({ outcome, hands, name, detail }) => `${name} (${hands}) ${outcome}: ${detail}`)

describe.runIf(isWalled).each(users)('as %s', (user, run) => {
  test('every attack is contained', async () => {
    const quiet = attacks.filter(({ isDeadly }) => !isDeadly).map(({ name }) => name)
    const trials: readonly Trial[] = [
      { without: [], hands: ['clean'], names: quiet },
      { without: [], hands: ['escaped', 'native'], ...(user === 'nobody' ? { names: quiet } : {}) },
    ]
    for (const { report, outcomes } of await run(trials)) {
      expect(report.layers.filter(({ state }) => state !== 'holds')).toEqual([])
      expect(bad(outcomes)).toEqual([])
      expect(outcomes.length).toBeGreaterThan(90)
    }
  })

  test('a layer that is taken away turns red, and plugins from elsewhere are refused', async () => {
    // A user without capabilities has none to lose.
    const taken = removableLayers.filter((layer) => layer !== 'capabilities' || (user === 'this user' && isRoot))
    const trials = taken.map((layer): Trial => ({ without: [layer], hands: ['native', 'clean'], names: attacksThrough[layer] ?? [] }))
    for (const [at, { report, outcomes }] of (await run(trials)).entries()) {
      const layer = taken[at] ?? 'seccomp'
      expect.soft(report.holds, layer).toBe(false)
      expect.soft(report.layers.find(({ name }) => name === layer)?.state, layer).toBe('failed')
      const through = new Set(outcomes.filter(({ outcome }) => outcome === 'got through').map(({ name }) => name))
      expect.soft([...through].sort(), layer).toEqual([...(attacksThrough[layer] ?? [])].sort())
    }
  })
})

test.runIf(isWalled)('every attack does harm where there is no wall, but those that Node and the host hold themselves', async () => {
  const held = new Set(attacks.filter(({ isHeldWithoutWall }) => isHeldWithoutWall).map(({ name }) => name))
  const harmful = attacks.filter(({ name, isEndless }) => !held.has(name) && !isEndless).map(({ name }) => name)
  const bombs = attacks.filter(({ class: kind, isEndless }) => kind === 'memory' && isEndless).map(({ name }) => name)
  const outcomes = await withoutWall([...harmful, ...bombs])
  const harmless = await triedAgain(outcomes.filter(({ outcome }) => outcome !== 'got through'))
  const expected = harmless.filter(({ outcome }) => outcome === 'nothing there')
  expect(harmless.map(({ name, detail }) => `${name}: ${detail}`)).toEqual(expected.map(({ name, detail }) => `${name}: ${detail}`))
  expect(outcomes.length).toBeGreaterThan(100)
})

/** Runs attacks where every layer is taken away. */
async function withoutWall(names: readonly string[]): Promise<readonly AttackOutcome[]> {
  return (await tryWalls({ without: removableLayers, hands: ['native'], names, isControl: true })).outcomes
}

/**
 * Attacks that did no harm in three more trials either. Some race the host: V8 prints on the pipe of the protocol before it opens its file, and a
 * host that reads quickly ends the process in between.
 */
async function triedAgain(harmless: readonly AttackOutcome[], trials = 3): Promise<readonly AttackOutcome[]> {
  const absent = harmless.filter(({ outcome }) => outcome === 'nothing there')
  const rest = harmless.filter(({ outcome }) => outcome !== 'nothing there')
  if (rest.length === 0 || trials === 0) return [...absent, ...rest]
  const again = await withoutWall(rest.map(({ name }) => name))
  return triedAgain([...absent, ...again.filter(({ outcome }) => outcome !== 'got through')], trials - 1)
}

/** Runs trials in a process of nobody's. */
async function tryAsNobody(trials: readonly Trial[]): Promise<readonly TrialOutcome[]> {
  const main = new URL('../../test/try-walls-main.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--conditions=galley-source', main, JSON.stringify(trials)], {
    uid: nobody,
    gid: nobody,
    cwd: '/',
    env: {},
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return (await text(child.stdout))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as TrialOutcome)
}

/** Tells if nobody may run this clone's Node and read the attacks. */
function canBeNobody(): boolean {
  const read = `require('node:fs').readFileSync(${JSON.stringify(new URL('attacks.ts', import.meta.url).pathname)})`
  return spawnSync(process.execPath, ['-e', read], { uid: nobody, gid: nobody, cwd: '/', env: {} }).status === 0
}

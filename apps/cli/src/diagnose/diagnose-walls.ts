import { table, type ExitCode, type System } from '@galley/command-line'
import { runAttacks, testWall, type AttackOutcome, type WallReport } from '@galley/runtime'
import { exitOfWalls } from './exit-of-walls.ts'

/** Words for the means of the attacker. */
const handsWords = {
  clean: 'a plugin as it is loaded',
  escaped: 'a plugin that got out of its clean scope, with Node in hand',
  native: 'one that got past Node, too, and makes system calls itself',
} as const

/** Things that no attack is needed for. */
const notHidden =
  'Not hidden from a plugin: the name of this machine, its kernel, its processors, its clock, the number of its user; from one that makes system calls itself, whether a file exists, and its size and times.'

/** `galley doctor --walls`: the self-test of the wall, then every attack that is known, line by line. */
export async function diagnoseWalls(system: System, { isJson }: { readonly isJson: boolean }): Promise<ExitCode> {
  const node = { execPath: system.execPath }
  const report = await testWall({ node })
  const isThere = report.layers.some(({ state }) => state !== 'absent')
  if (!isJson) printLayers(system, report)
  const outcomes = isThere ? await attack(system) : []
  if (isJson) system.out(`${JSON.stringify({ schema: 'galley.walls/1', ...report, attacks: outcomes }, null, 2)}\n`)
  else printOutcomes(system, outcomes)
  return exitOfWalls(report, outcomes)
}

async function attack(system: System): Promise<readonly AttackOutcome[]> {
  let done = 0
  const random = (): string => Buffer.from(system.random(8)).toString('hex')
  const onOutcome = (): void => {
    done += 1
    system.redraw(`${done} attacks tried`)
  }
  const outcomes = await runAttacks({ node: { execPath: system.execPath }, random, onOutcome })
  system.redraw('')
  return outcomes
}

function printLayers(system: System, { layers }: WallReport): void {
  for (const { name, state, detail, cure } of layers)
    system.out(`${state === 'holds' ? 'ok   ' : 'FAULT'} ${name}: ${detail}${cure ? `\n      ${cure}` : ''}\n`)
}

function printOutcomes(system: System, outcomes: readonly AttackOutcome[]): void {
  if (outcomes.length === 0) return system.out('\nThe attacks were not tried: there is no wall that could hold them.\n')
  const tried = [...new Set(outcomes.map(({ hands }) => hands))]
  system.out(`\nAttacks, by ${tried.map((hands) => `${hands} (${handsWords[hands]})`).join(', ')}:\n`)
  const names = [...new Set(outcomes.map(({ name }) => name))]
  system.out(`${table(names.map((name) => rowOf(outcomes.filter((outcome) => outcome.name === name))))}\n`)
  const count = (outcome: AttackOutcome['outcome']): number => outcomes.filter((one) => one.outcome === outcome).length
  const [through, untried] = [count('got through'), count('not tried')]
  system.out(
    through + untried === 0
      ? `\nAll ${names.length} attacks were contained (${count('contained')} tries, ${count('nothing there')} had nothing to reach on this machine).\n`
      : `\n${through} got through, ${untried} could not be tried, ${count('contained')} were contained. Plugins from elsewhere are no safer than this.\n`,
  )
  system.out(`${notHidden}\n`)
}

/** One line an attack: its worst outcome, its class, its sentence, and what was seen of it. */
function rowOf(tries: readonly AttackOutcome[]): readonly string[] {
  const order = ['got through', 'not tried', 'contained', 'nothing there'] as const
  const outcome = order.find((one) => tries.some((each) => each.outcome === one)) ?? 'not tried'
  const [first] = tries
  const same = tries.filter((each) => each.outcome === outcome)
  const detail = outcome === 'contained' ? '' : `: ${same[0]?.detail ?? ''}`
  return [outcome, first?.class ?? '', `${first?.does ?? ''} (${same.map(({ hands }) => hands).join(', ')})${detail}`]
}

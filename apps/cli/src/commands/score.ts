import { resolve } from 'node:path'
import { exit, readTextArgument, type AddCommand, type ExitCode, type System } from '@galley/command-line'
import { scoreFile, type FileScore } from '@galley/runtime'
import { scorePartsOf, scorePartWords, type ScorePart, type ScorePartName } from '@galley/sdk'

interface Flags {
  readonly sources?: string
  readonly json?: boolean
}

/** Columns of the names of the parts. */
const nameColumns = 36

/** `galley score`: the measured quality of a draft, whoever wrote it. Asks no model, writes nothing. */
export const addScore: AddCommand = (program, system, finish) => {
  program
    .command('score')
    .description('the measured quality of a draft, whoever wrote it')
    .argument(
      '<file>',
      'a text in Markdown with links or footnotes, or a draft as `galley draft --format json` prints it; - is standard input',
    )
    .option('--sources <dir>', 'the documents that it was written from: without them the support of a Markdown text is not checked')
    .option('--json', 'for machines, galley.score/1')
    .addHelpText('after', '\nExamples:\n  galley score post.md --sources docs/\n  galley score draft.json --json')
    .action(async (file: string, flags: Flags) => finish(await score(system, file, flags)))
}

async function score(system: System, file: string, { sources, json }: Flags): Promise<ExitCode> {
  const text = await readTextArgument(system, file)
  const scored = await scoreFile({ name: file, text }, sources === undefined ? null : resolve(system.cwd, sources))
  if (json === true) {
    system.out(`${JSON.stringify({ schema: 'galley.score/1', score: scored.score, parts: scored.parts }, null, 2)}\n`)
    for (const note of scored.notes) system.say(note)
  } else system.out(words(file, scored))
  return exit.clean
}

function words(file: string, { score: total, parts, notes }: FileScore): string {
  const measured = scorePartsOf(parts)
  const unchecked = measured.filter(([, { value }]) => value === null).map(([name]) => scorePartWords[name])
  const lines = [`${file}: ${total.toFixed(1)} of 100`]
  for (const [name, part] of measured) lines.push('', ...partWords(name, part))
  if (unchecked.length > 0) lines.push('', `Not checked, and left out of the score: ${unchecked.join('; ')}.`)
  if (notes.length > 0) lines.push('', ...notes)
  return `${lines.join('\n')}\n`
}

function partWords(name: ScorePartName, { value, weight, worst, note }: ScorePart): readonly string[] {
  const measured = value === null ? 'not checked' : `${(100 * value).toFixed(0)} %`.padStart(5)
  const cost = value === null || value === 1 ? '' : `  costs ${(100 * weight * (1 - value)).toFixed(0)} % of the score`
  const places = worst.map((place) => `  - ${place.reason} “${shortened(place.text)}”`)
  return [`${scorePartWords[name].padEnd(nameColumns)} ${measured}${cost}`, ...places, ...(note === undefined ? [] : [`  ${note}`])]
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > 110 ? `${line.slice(0, 109)}…` : line
}

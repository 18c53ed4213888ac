import { exit, type AddCommand } from '@galley/command-line'
import type { PluginExplanation, PluginWork } from '@galley/runtime'
import { withLocalRuntime } from '../adapters/open-local-runtime.ts'
import { reviewersInWords } from '../show/plugin-facts.ts'

/** `galley plugin explain`: the papers of a plugin that is here, and what it did. */
export const addPluginExplain: AddCommand = (group, system, finish) => {
  group
    .command('explain <name>')
    .description('who made and reviewed a plugin, until when, what it may do, and what it did in the last drafts')
    .option('--json', 'for machines')
    .action(async (name: string, flags: { json?: boolean }) =>
      finish(
        await withLocalRuntime(system, group.opts<{ data?: string }>(), async ({ plugins }) => {
          const told = await plugins.explain(name)
          if (flags.json === true) system.out(`${JSON.stringify({ schema: 'galley.plugin-papers/1', ...told }, null, 2)}\n`)
          else system.out(`${inWords(told).join('\n')}\n`)
          return told.refused === undefined ? exit.clean : exit.findings
        }),
      ),
    )
}

function inWords({
  name,
  version,
  refused,
  digest,
  builtHere,
  author,
  reviewers,
  installed,
  may,
  risks,
  work,
  unchecked,
}: PluginExplanation): readonly string[] {
  return [
    `${name} ${version}`,
    ...(refused === undefined ? [] : [`  refused   ${refused.message} [${refused.code}]`, `            ${refused.hint}`]),
    ...(digest === null ? [] : [`  digest    sha256:${digest}`]),
    ...(author === null ? [] : [`  made by   ${author}${builtHere ? ' (built here)' : ''}`, ...reviewersInWords(reviewers)]),
    ...(installed === null ? [] : [`  agreed    on ${installed.at.slice(0, 10)}, from ${installed.spec}`]),
    '  it may',
    ...may.map((words) => `    - ${words}`),
    ...risks.map(({ words }) => `    ! ${words}`),
    '  it did',
    ...(work.length === 0 ? ['    - nothing in the last drafts of this data folder'] : work.map(workInWords)),
    '  not checked',
    ...unchecked.map((sentence) => `    - ${sentence}`),
  ]
}

function workInWords({ draft, at, title, calls, tokens, hosts }: PluginWork): string {
  const counts = [
    ...calls.map(({ kind, count, unanswered }) => `${kind} ${count}${unanswered === 0 ? '' : ` (${unanswered} without an answer)`}`),
    ...(tokens === 0 ? [] : [`${tokens} tokens`]),
    ...hosts,
  ].join(', ')
  return `    - ${at.slice(0, 10)} ${draft}, "${title}": ${counts === '' ? 'asked for nothing' : counts}`
}

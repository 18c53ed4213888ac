import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { FaultTable } from '../packages/fault/src/index.ts'

// `npm run fix` writes docs/faults.md from the packages' tables; tools/docs.test.ts compares the two.

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const opening = `# Faults

A fault stopped something. It has a code that never changes its meaning, a message that says what happened to what, and a hint that
says what to do. Over HTTP it is a problem document (RFC 9457) with the status below; on the command line it is printed on stderr
and its exit code is the process's, also where it ended a run or came from a gateway; [settings.md](settings.md#exit-codes) says what
the codes mean. \`{slots}\` are filled in. A test makes each of them happen, and compares.

What an auditor *looks for* is no fault but a finding. This page is written from each package's \`src/faults.ts\`.
`

async function section(folder: string, name: string): Promise<string> {
  const { faults } = (await import(pathToFileURL(join(root, folder, name, 'src', 'faults.ts')).href)) as { faults: FaultTable }
  const cell = (text: string): string => text.replaceAll('|', '\\|')
  const rows = Object.entries(faults).map(
    ([code, { status, exit, message, hint }]) => `| \`${code}\` | ${status} | ${exit} | ${cell(message)} | ${cell(hint)} |`,
  )
  return [`## ${folder}/${name}`, '', '| code | status | exit | message | hint |', '| --- | --- | --- | --- | --- |', ...rows, ''].join(
    '\n',
  )
}

const sections: string[] = []
for (const folder of ['apps', 'packages', 'security'])
  for (const name of readdirSync(join(root, folder)).sort())
    if (existsSync(join(root, folder, name, 'src', 'faults.ts'))) sections.push(await section(folder, name))
writeFileSync(join(root, 'docs', 'faults.md'), [opening, ...sections].join('\n'))

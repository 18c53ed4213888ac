import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findingCodes, rules } from '../security/findings/src/rules.ts'

// `npm run fix` writes docs/findings.md from the table of codes; tools/docs.test.ts compares the two.

const opening = `# Findings

A finding is what an audit looks for: data with a code, a severity, a subject and evidence, never thrown. What *stopped* something is
a [fault](faults.md). The code is a word; its number is never used again, and with the severity behind it (\`SC002/critical\`) it is SARIF's
\`ruleId\`. The severity is the usual one: an advisory's own, or the evidence, may say another. A waiver in \`audit-policy.json\` names the code.

This page is written from \`security/findings/src/rules.ts\`.

| code | SARIF | severity | what it is | why it matters, and what to do |
| --- | --- | --- | --- | --- |
`

const row = (code: (typeof findingCodes)[number]): string => {
  const { rule, severity, title, help } = rules[code]
  return `| \`${code}\` | ${rule} | ${severity} | ${title} | ${help} |\n`
}

const file = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'findings.md')
writeFileSync(file, opening + findingCodes.map(row).join(''))

import type { Tree } from '../../formats/read/tree.ts'

/** The word for all secrets at once: `secrets: inherit`, `toJSON(secrets)`. */
export const everySecret = '*'

/** The token that GitHub makes for each job: every action of the job can ask for it, whatever the workflow hands over. */
const ownToken = 'GITHUB_TOKEN'

/** Names of the secrets that the expressions below a value speak of. */
export function secretsIn(tree: Tree | undefined): readonly string[] {
  if (tree === undefined) return []
  if (tree.kind === 'list') return tree.items.flatMap(secretsIn)
  if (tree.kind === 'map') return tree.entries.flatMap(({ value }) => secretsIn(value))
  return expressionsIn(tree.text).flatMap((expression) =>
    [...expression.matchAll(/(?<![\w.-])secrets\b\s*(?:\.\s*(?<dotted>[\w-]+)|\[\s*'(?<indexed>[^']+)'\s*\])?/gi)].flatMap(
      ({ groups = {} }) => {
        const name = groups['dotted'] ?? groups['indexed'] ?? everySecret
        return name.toUpperCase() === ownToken ? [] : [name]
      },
    ),
  )
}

function expressionsIn(text: string): readonly string[] {
  return text
    .split('${{')
    .slice(1)
    .map((rest) => rest.slice(0, rest.includes('}}') ? rest.indexOf('}}') : undefined))
}

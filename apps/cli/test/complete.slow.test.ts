import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { describe, expect, test } from 'vitest'

const galley = join(import.meta.dirname, '../../../galley')
const folder = tempFolder()

const scriptOf = (shell: string): string => execFileSync(galley, ['complete', shell], { encoding: 'utf8' })
const has = (shell: string): boolean => spawnSync(shell, ['--version']).error === undefined

/** Presses tab behind some words in bash, with the script that `galley complete bash` prints. */
function pressTab(words: readonly string[]): readonly string[] {
  writeFileSync(join(folder, 'galley.bash'), scriptOf('bash'))
  const press = `
    galley() { "${galley}" "$@"; }
    # Of the package bash-completion, which the script stands on.
    _get_comp_words_by_ref() { cur="\${COMP_WORDS[COMP_CWORD]}"; prev="\${COMP_WORDS[COMP_CWORD-1]}"; words=("\${COMP_WORDS[@]}"); cword=$COMP_CWORD; }
    compopt() { :; }
    source "${join(folder, 'galley.bash')}"
    COMP_WORDS=(galley ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}
    __galley_complete; printf '%s\\n' "\${COMPREPLY[@]}"`
  return execFileSync('bash', ['-c', press], { encoding: 'utf8', cwd: folder })
    .split('\n')
    .filter((line) => line !== '')
}

describe.skipIf(!has('bash'))('completion in bash', () => {
  test('offers commands, those of a group, and the flags of one', () => {
    expect(pressTab(['dra'])).toEqual([expect.stringMatching(/^draft\b/), expect.stringMatching(/^drafts\b/)])
    expect(pressTab(['plugin', 'li'])).toEqual([expect.stringMatching(/^list\b/)])
    expect(pressTab(['audit', '--fail-o'])).toEqual([expect.stringMatching(/^--fail-on\b/)])
  })
})

test.each(['bash', 'zsh', 'fish', 'powershell'])('the script for %s names the command', (shell) => {
  expect(scriptOf(shell)).toContain('galley')
  if (!['bash', 'zsh', 'fish'].includes(shell) || !has(shell)) return
  const file = join(folder, `galley.${shell}`)
  writeFileSync(file, scriptOf(shell))
  expect(spawnSync(shell, ['-n', file], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
})

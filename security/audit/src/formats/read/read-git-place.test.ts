import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCommit, isGitArchive, readGitPlace } from './read-git-place.ts'

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
const commit = fc.stringMatching(/^[0-9a-f]{40}$/)

test('however a repository is written, it is one place', () => {
  fc.assert(
    fc.property(word, word, commit, (owner, name, ref) => {
      const forms = [
        `${owner}/${name}#${ref}`,
        `github:${owner}/${name}#${ref}`,
        `git+ssh://git@github.com/${owner}/${name}.git#${ref}`,
        `git+ssh://git@github.com:${owner}/${name}.git#${ref}`,
        `git@github.com:${owner}/${name}.git#${ref}`,
        `git://github.com/${owner}/${name}#${ref}`,
        `https://token:x-oauth-basic@github.com/${owner}/${name}.git#${ref}`,
        `https://www.github.com/${owner}/${name}/#commit=${ref}`,
        `https://github.com/${owner}/${name}.git#head=main&commit=${ref}&cwd=packages%2Fa`,
        `https://codeload.github.com/${owner}/${name}/tar.gz/${ref}`,
        `https://github.com/${owner}/${name}/archive/${ref}.tar.gz`,
        `https://github.com/${owner}/${name}/tarball/${ref}`,
        `https://api.github.com/repos/${owner}/${name}/tarball/${ref}`,
      ]
      for (const form of forms) expect(readGitPlace(form), form).toEqual({ place: `github.com/${owner}/${name}`, ref })
    }),
    { numRuns: 20 },
  )
})

test('a fragment does not stand for what an archive holds', () => {
  expect(readGitPlace(`https://codeload.github.com/o/r/tar.gz/main#${'a'.repeat(40)}`).ref).toBe('main')
})

test.each([
  ['https://gitlab.com/group/sub/name/-/archive/v1/name-v1.tar.gz', 'gitlab.com/group/sub/name', 'v1'],
  ['https://gitlab.com/api/v4/projects/o%2Fr/repository/archive.tar.gz?ref=abc', 'gitlab.com/o/r', 'abc'],
  ['https://bitbucket.org/o/r/get/abc.tar.gz', 'bitbucket.org/o/r', 'abc'],
])('%s', (address, place, ref) => {
  expect(isGitArchive(address)).toBe(true)
  expect(readGitPlace(address)).toEqual({ place, ref })
})

test('no text stops it, and only whole commits are commits', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof readGitPlace(text).place === 'string'))
  expect(['a'.repeat(40), 'A'.repeat(64), 'a'.repeat(39), 'main', ''].map(isCommit)).toEqual([true, true, false, false, false])
})

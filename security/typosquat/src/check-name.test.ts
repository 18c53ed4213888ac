import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkName } from './check-name.ts'
import type { Ecosystem } from './ecosystem.ts'
import { commandOwner } from './find/command-owner.ts'
import { openNames } from './names.ts'

const imitations = [
  ['npm:expresss', 'express'], ['npm:axois', 'axios'], ['npm:crossenv', 'cross-env'], ['npm:lodahs', 'lodash'],
  ['npm:cross-env.js', 'cross-env'], ['npm:electorn', 'electron'], ['npm:discord.jsx', 'discord.js'],
  ['npm:momnet', 'moment'], ['npm:reqest', 'request'], ['npm:typscript', 'typescript'], ['npm:reactt', 'react'],
  ['npm:chalkk', 'chalk'], ['npm:socket.oi', 'socket.io'], ['npm:mongose', 'mongoose'], ['npm:jquerry', 'jquery'],
  ['npm:expres-session', 'express-session'], ['npm:arm-cdn', '@azure/arm-cdn'], ['npm:azure-storage-blob-samples-js', '@azure/storage-blob'],
  ['npm:testing-library-react', '@testing-library/react'], ['npm:@bable/core', '@babel/core'], ['npm:fastapi', 'pypi:fastapi'],
  ['npm:reаct', 'react'], ['npm:re\u200Bact', 'react'], ['pypi:reqeusts', 'requests'], ['pypi:urllib33', 'urllib3'],
  ['pypi:numpyy', 'numpy'], ['pypi:djago', 'django'], ['pypi:Djang0', 'django'], ['pypi:jeIlyfish', 'jellyfish'],
  ['pypi:python-requests', 'requests'], ['pypi:py-requests', 'requests'], ['pypi:python3-dateutil', 'python-dateutil'],
  ['pypi:nmap-python', 'python-nmap'], ['pypi:colourama', 'colorama'], ['pypi:tensorfow', 'tensorflow'], ['pypi:boto33', 'boto3'],
  ['pypi:setup-tools', 'setuptools'], ['pypi:scikitlearn', 'scikit-learn'], ['pypi:ffmpeg-py', 'ffmpeg-python'],
  ['pypi:requiremnts', 'requirements'], ['pypi:beautifulsop4', 'beautifulsoup4'],
  ['npm:types-node', '@types/node'], ['npm:types-lodash', '@types/lodash'], ['npm:vue-cli-service', '@vue/cli-service'],
  ['npm:jsdoc2md', 'jsdoc-to-markdown'], ['npm:esparse', 'esprima'], ['npm:ng', '@angular/cli'], ['pypi:huggingface-cli', 'huggingface-hub'],
  ['pypi:sphinx-quickstart', 'sphinx'], ['npm:ax1os.js', 'axios'], ['npm:client-dynamdob', '@aws-sdk/client-dynamodb'],
  ['npm:@langchian/quite-new', '@langchain/quite-new'], ['npm:@aws-skd/quite-new', '@aws-sdk/quite-new'],
  ['npm:@storybok/quite-new', '@storybook/quite-new'], ['npm:@tanstak/quite-new', '@tanstack/quite-new'],
  ['npm:@opneai/quite-new', '@openai/quite-new'], ['pypi:spellcheckpy', 'pyspellchecker'],
] as const // prettier-ignore

const honest = [
  'npm:react', 'npm:preact', 'npm:inferno', 'npm:express-session', 'npm:eslint-plugin-react', 'npm:lodash-es', 'npm:@azure/arm-cdn',
  'npm:@azure/not-yet-known', 'npm:@types/node', 'npm:ora', 'npm:got', 'npm:ky', 'npm:zod', 'npm:vuex', 'npm:my-company-billing-client',
  'pypi:python-dateutil', 'pypi:Django', 'pypi:PyYAML', 'pypi:zope.interface', 'pypi:python_dateutil', 'pypi:beautifulsoup', 'pypi:attrs',
  'pypi:rich', 'pypi:acme-internal-ledger', 'pypi:types-requests', 'pypi:types-pyyaml', 'npm:jest', 'npm:vite', 'npm:prettier', 'npm:@acme/babel',
  'npm:@types/anything', 'npm:@openai1/sdk', 'npm:@reacts/core-tools', 'npm:@my-company/billing', 'npm:@babel/not-yet-known',
] // prettier-ignore

const split = (asked: string): [string, Ecosystem] => {
  const colon = asked.indexOf(':')
  return [asked.slice(colon + 1), asked.slice(0, colon) as Ecosystem]
}

describe('checkName', () => {
  test.each(imitations)('%s imitates %s', (asked, target) => {
    const verdict = checkName(...split(asked))
    expect(verdict.verdict).not.toBe('none')
    expect(verdict.target).toBe(target)
  })

  test.each(honest)('%s is let pass', (asked) => {
    expect(checkName(...split(asked))).toMatchObject({ verdict: 'none', reasons: [] })
  })

  test.each([
    'npm:@bable/quite-new',
    'npm:@nomisfoundation/quite-new',
    'npm:expresss',
    'npm:@bable/core',
    'npm:reаct',
    'pypi:reqeusts',
    'pypi:jeIlyfish',
  ])('%s is blocked', (asked) => {
    expect(checkName(...split(asked)).verdict).toBe('block')
  })

  test('the points add up to the score', () => {
    const { reasons, score } = checkName('lodahs', 'npm')
    expect(reasons.length).toBeGreaterThan(3)
    expect(reasons.reduce((sum, reason) => sum + reason.points, 0)).toBeCloseTo(score, 6)
  })

  test('a name known to be right is let pass', () => {
    expect(checkName('expresss', 'npm', { known: new Set(['expresss']) }).verdict).toBe('none')
  })

  test('a proposed name must exist and be older than a month', () => {
    const ask = (facts: object): string => checkName('quite-invented-name', 'npm', { proposed: true, facts }).verdict
    expect(ask({ exists: false })).toBe('block')
    expect(ask({ exists: true, ageDays: 3 })).toBe('block')
    expect(ask({ exists: true, ageDays: 400 })).toBe('none')
    expect(checkName('react', 'npm', { proposed: true, facts: { ageDays: 3 } }).verdict).toBe('none')
  })

  // The time limit of a test is the check: what grows with the square of the length would not end within it.
  test('a name of ten thousand characters is judged', () => {
    for (const part of ['a', 'ab-', 'é', '@a/', '\u0000', '-', 'react-'])
      expect(checkName(part.repeat(10_000), 'npm').schema).toBe('galley.name/1')
  })

  test('any text gets the same answer twice', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.stringMatching(/^@?[a-z0-9-]{1,12}(?:\/[a-z0-9.-]{1,12})?$/))
    fc.assert(
      fc.property(text, fc.constantFrom<Ecosystem>('npm', 'pypi'), (name, ecosystem) => {
        const verdict = checkName(name, ecosystem)
        expect(verdict).toEqual(checkName(name, ecosystem))
        expect(Number.isFinite(verdict.score)).toBe(true)
        if (verdict.verdict !== 'none') expect(verdict.target).not.toBe(name)
      }),
      { numRuns: 80 },
    )
  })

  test('an established name above small downloads is never flagged', () => {
    for (const ecosystem of ['npm', 'pypi'] as const) {
      const { table, size } = openNames(ecosystem)
      for (let entry = 0; entry < size; entry += 97) {
        const name = table.nameAt(entry)
        if (table.popularityOf(entry) > 33 && table.isInBothSnapshots(entry) && commandOwner(name, ecosystem) === undefined)
          expect(checkName(name, ecosystem).verdict).toBe('none')
      }
    }
  })
})

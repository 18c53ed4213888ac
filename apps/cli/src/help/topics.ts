import { presets, settingsSchema } from '@galley/runtime'
import { sentBriefSchema } from '@galley/sdk'
import { environment } from './environment.ts'
import { exitWords } from './exit-words.ts'
import { schemaRows } from './schema-rows.ts'

/** A page that explains what several commands share; a row has as many cells as the head. */
export interface Topic {
  readonly name: string
  readonly title: string
  readonly intro: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The pages of `galley help TOPIC`; docs/settings.md holds the same. */
export const topics: readonly Topic[] = [
  {
    name: 'settings',
    title: 'Settings',
    intro:
      'A flag goes over the environment, the environment over `galley.config.json`, that over the default. The file lies in the folder you stand in, or in the clone. An unknown key is refused, and keys of model servers have no place in it.',
    head: ['setting', 'value', 'default', 'environment', 'meaning'],
    rows: schemaRows(settingsSchema).map(({ path, value, default: usual = '-', means }) => [
      path,
      value,
      usual,
      environment.find(({ setting }) => setting === path)?.name ?? '-',
      means,
    ]),
  },
  {
    name: 'presets',
    title: 'Presets',
    intro:
      'Model servers that are known by name: `GALLEY_MODEL_PRESET=NAME` or `model.preset` takes one for every draft, `galley draft --model NAME:MODEL` for one. `galley models list` asks them; `galley models test` finds out if a model may judge what words cannot decide.',
    head: ['preset', 'key', 'model', 'address'],
    rows: Object.entries(presets).map(([name, { url, model = 'the first of its list', keyVariable = '-' }]) => [
      name,
      keyVariable,
      model,
      url,
    ]),
  },
  {
    name: 'environment',
    title: 'Environment',
    intro: 'Variables that are set to nothing count as not set.',
    head: ['variable', 'setting', 'meaning'],
    rows: environment.map(({ name, setting = '-', means }) => [name, setting, means]),
  },
  {
    name: 'brief',
    title: 'Brief',
    intro:
      'What `galley draft --brief FILE` and `POST /v1/drafts` take, as JSON. Only `topic` must be there; flags go over the file, and an unknown key is refused.',
    head: ['part', 'value'],
    rows: schemaRows(sentBriefSchema).map(({ path, value }) => [path, value]),
  },
  {
    name: 'exit-codes',
    title: 'Exit codes',
    intro: 'Every command ends with one of these.',
    head: ['code', 'meaning'],
    rows: Object.entries(exitWords).map(([code, words]) => [code, words]),
  },
]

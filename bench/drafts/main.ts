// npm run bench drafts: what the score says of drafts, beside what a reader says of them, as a page with plots. Offline; asks no model.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { scorePartNames, scorePartWords, type ScoreParts } from '../../packages/sdk/src/draft/score-parts.ts'
import type { ReadableDraft } from '../../packages/runtime/src/score/score-draft.ts'
import { findData, unpackData } from '../evaluation-data.ts'
import { spearman } from '../../packages/runtime/test/drafts/correlate.ts'
import { crossValidate } from '../../packages/runtime/test/drafts/cross-validate.ts'
import { lossesOf } from '../../packages/runtime/test/drafts/losses-of.ts'
import { makeDossiers, type Dossier } from './make-dossiers.ts'
import { readMarkedDrafts, wrongPairs, type MarkedDraft } from '../../packages/runtime/test/drafts/marked-drafts.ts'
import { bars, scatter, table } from './plots.ts'
import { published, tokens } from './published.ts'
import { readTapes, tokensByRole } from './read-tapes.ts'

/** Articles of which a dossier is made. */
const dossiers = 8

/** Points that a spoilt draft must lose. */
const minLoss = 15

const out = join(import.meta.dirname, '..', '..', '.cache', 'bench')
const sections: string[] = []
const add = (title: string, ...texts: readonly string[]): void =>
  void sections.push(`<section><h2>${title}</h2>${texts.join('')}</section>`)
const say = (line: string): string => {
  console.log(line)
  return `<p>${line}</p>`
}
const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length)

const partsTable = (list: readonly { readonly name: string; readonly score: number; readonly parts: ScoreParts }[]): string =>
  table([
    ['', 'score', ...scorePartNames.map((name) => scorePartWords[name])],
    ...list.map(({ name, score, parts }) => [
      name,
      score.toFixed(1),
      ...scorePartNames.map((part) =>
        ((value) => (value === null || value === undefined ? '–' : (100 * value).toFixed(0)))(parts[part]?.value),
      ),
    ]),
  ])

function reportMarked(marked: readonly MarkedDraft[]): void {
  const rho = (some: readonly MarkedDraft[]): string =>
    spearman(
      some.map(({ score }) => score),
      some.map(({ mark }) => mark),
    ).toFixed(2)
  const lines = [
    ['all', marked] as const,
    ['without the texts of people, which are cited to themselves', marked.filter(({ kind }) => kind !== 'human')] as const,
  ].map(([name, some]) => {
    const { folds, rho: crossed } = crossValidate(some)
    return say(
      `${some.length} marked drafts (${name}): Spearman's rho ${rho(some)}, cross-validated over ${folds} briefs ${crossed.toFixed(2)}`,
    )
  })
  const wrong = wrongPairs(marked)
  add(
    'Beside a reader',
    ...lines,
    say(
      wrong.length === 0
        ? 'All 14 pairs stand in the right order.'
        : `Of the 14 pairs these stand in the wrong order: ${wrong.join(', ')}.`,
    ),
    scatter(marked.map(({ mark, score, kind, file }) => ({ x: mark, y: score, kind, name: file }))),
    `<details><summary>Each draft</summary>${partsTable(marked.map((one) => ({ ...one, name: `${one.file} (${one.mark})` })))}</details>`,
  )
}

function reportSpoilt(name: string, drafts: readonly { readonly draft: ReadableDraft; readonly score: number }[]): void {
  const losses = lossesOf(drafts)
  add(
    `Spoilt: ${name}`,
    say(
      `${drafts.length} drafts (${name}), mean loss when spoilt: ${losses.map((one) => `${one.name} ${one.value.toFixed(1)}`).join(', ')}; at least ${minLoss} is wanted`,
    ),
    bars(losses, 60, minLoss),
  )
}

function reportDossiers(made: readonly Dossier[]): void {
  add(
    'Dossiers without a model',
    say(
      `${made.length} dossiers of FreshWiki articles: mean score ${mean(made.map(({ score }) => score)).toFixed(1)}, ${mean(made.map(({ seconds }) => seconds)).toFixed(1)} s each`,
    ),
    partsTable(made),
  )
}

function reportTapes(folder: string, article: string | null): void {
  const scored = readTapes(folder, article)
  const roles = ['A', 'B'].map((name) => tokensByRole(join(folder, `tape-${name}.jsonl`)))
  const names = [...new Set(roles.flatMap((sums) => [...sums.keys()]))]
  add(
    'A model’s answers and a peer’s',
    say(
      `Texts of one writer, without the support of their sentences: ${scored.map(({ name, score }) => `${name} ${score.toFixed(1)}`).join('; ')}`,
    ),
    bars(
      scored.map(({ name, score }) => ({ name, value: score })),
      100,
    ),
    partsTable(scored),
    '<h3>Tokens of the tapes (characters ÷ 4)</h3>',
    table([
      ['role', 'A', 'B'],
      ...names.map((role) => [role].concat(roles.map((sums) => Math.round(sums.get(role) ?? 0).toLocaleString('en')))),
    ]),
    '<h3>Published with the tapes</h3>',
    table(tokens),
  )
}

const folder = findData('marked-drafts')
if (folder !== null) {
  const marked = readMarkedDrafts(folder)
  reportMarked(marked)
  reportSpoilt(
    'marked drafts',
    marked.filter(({ kind }) => kind !== 'worsened'),
  )
  const archive = findData('freshwiki-dev.tar.xz')
  const texts = archive === null ? null : unpackData(archive)
  const txt = texts === null ? null : join(texts, readdirSync(texts)[0] ?? '', 'txt')
  const article = txt === null ? null : join(txt, 'LK-99.txt')
  const tapes = findData('tapes')
  if (tapes !== null) reportTapes(tapes, article !== null && existsSync(article) ? readFileSync(article, 'utf8') : null)
  if (texts !== null && txt !== null) {
    const made = makeDossiers(txt, dossiers)
    reportDossiers(made)
    if (made.length > 1) reportSpoilt('dossiers', made)
    rmSync(texts, { recursive: true, force: true })
  }
  add('Published references, not measured here', table(published))
  mkdirSync(out, { recursive: true })
  const style =
    'body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:62rem;padding:0 1rem;color:#222}svg{max-width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:#333}table{display:block;overflow-x:auto;border-collapse:collapse;font-size:13px}th,td{border-bottom:1px solid #ddd;padding:.2rem .6rem;text-align:left;vertical-align:bottom}.number{text-align:right;font-variant-numeric:tabular-nums}'
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Drafts, measured</title><style>${style}</style><h1>Drafts, measured</h1>${sections.join('')}</html>`
  writeFileSync(join(out, 'drafts.html'), page)
  console.log(`The page with plots: ${join(out, 'drafts.html')}`)
}

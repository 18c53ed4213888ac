import { modelFacts, type ModelInfo } from '@galley/runtime'
import { href, html, type HtmlText } from '../../page/html-text.ts'
import { hintOf, prose } from '../../page/prose.ts'
import { sentence } from '../../page/wording.ts'
import type { ShownTest } from './model-tests.ts'

/** Row of a model that a server offers: what is known of it, and its test as a judge. `asked` is the name that a brief gives it. */
export function modelRow({ name, openness, licence, context, configured }: ModelInfo, asked: string, test?: ShownTest): HtmlText {
  const known = modelFacts(name)
  return html`<tr>
    <th scope="row">
      ${known === null ? name : html`<a href="${href(`/models/catalogue/${encodeURIComponent(name)}`)}">${name}</a>`}
      ${configured && html`<span class="hint">writes your drafts</span>`}
    </th>
    <td><span class="openness openness-${openness}">${openness}</span></td>
    <td>${licence ?? 'unknown'}</td>
    <td>${context === undefined ? 'unknown' : context.toLocaleString('en')}</td>
    <td>${testView(asked, test)}</td>
  </tr>`
}

function testView(asked: string, test?: ShownTest): HtmlText {
  if (test?.state === 'running') return html`<span role="status">${sentence(test.progress)} …</span>`
  return html`${test?.state === 'done' && verdictOf(test.test)}
    ${test?.state === 'failed' && html`<span class="refusal">${prose(sentence(test.fault.message))}. ${hintOf(test.fault)}</span>`}
    <form method="post" action="${href('/models/test')}">
      <input type="hidden" name="model" value="${asked}" />
      <button class="small">${test === undefined ? 'Test as a judge' : 'Test again'}</button>
    </form>`
}

function verdictOf({ modeReason, calibration }: Extract<ShownTest, { state: 'done' }>['test']): HtmlText {
  if (calibration === null) return html`<p>Too weak to judge: ${modeReason}.</p>`
  const { passed, seen, falsehoods, kept, truths } = calibration
  return html`<p>
    <strong>${passed ? 'It may judge.' : 'It may not judge.'}</strong> It saw ${seen} of ${falsehoods} false sentences and kept ${kept} of
    ${truths} true ones.
  </p>`
}

import { describeServer, type ModelServer } from '@galley/runtime'
import { html, type HtmlText } from '../../page/html-text.ts'
import { hintOf, prose } from '../../page/prose.ts'
import { sentence } from '../../page/wording.ts'
import { modelRow } from './model-row.ts'
import type { ModelTests } from './model-tests.ts'

/** Section of a server that the settings name, or that was found: its state, and the models that it offers. */
export function serverSection(server: ModelServer, tests: ModelTests): HtmlText {
  const { url, preset, isConfigured, models, faults } = server
  const asked = (name: string): string => (isConfigured || preset === undefined ? name : `${preset}:${name}`)
  const [problem] = faults
  return html`<section class="rounds server">
    <h2>${preset ?? (url === '' ? 'A server' : new URL(url).host)} <span class="hint">${url}</span></h2>
    <p>${isConfigured ? 'Your settings name it' : 'Found on this machine; your settings do not name it'}: ${describeServer(server)}.</p>
    ${problem && html`<p class="refusal" role="alert"><strong>${prose(sentence(problem.message))}.</strong> ${hintOf(problem)} <code>${problem.code}</code></p>`}
    ${
      models.length > 0 &&
      html`<div class="scroll" tabindex="0" role="region" aria-label="Models of ${preset ?? url}">
        <table>
          <thead>
            <tr>
              ${['Model', 'Openness', 'Licence', 'Context', 'As a judge'].map((word) => html`<th scope="col">${word}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${models.map((model) => modelRow(model, asked(model.name), tests.find(asked(model.name))))}
          </tbody>
        </table>
      </div>`
    }
  </section>`
}

import { defaultWords, demandedLicences, gates, maxRounds, opennessLevels, postKinds, type Gate } from '@galley/sdk'
import { href, html, type HtmlText } from '../../page/html-text.ts'

/** Names of the form's fields that a brief can do without. */
const names = [
  'audience',
  'tone',
  'words',
  'rounds',
  'kind',
  'language',
  'model',
  'openness',
  'licence',
  'onlyLocal',
  'budget',
  'mustCover',
  'approve',
] as const

/** Openness that a draft may ask of its models, the least first. */
const openness = opennessLevels.filter((level) => level !== 'any')

/** Fields of a brief that most leave as they are, behind a summary; open where one was filled in. */
export function moreFields(value: (name: string) => string): HtmlText {
  const isOpen = names.some((name) => value(name) !== '')
  return html`<details class="more" ${isOpen ? 'open' : ''}>
    <summary>More about the draft</summary>
    <div class="grid">
      <p class="field">
        <label for="audience">Who reads it?</label><input id="audience" name="audience" maxlength="500" value="${value('audience')}" />
      </p>
      <p class="field"><label for="tone">In what tone?</label><input id="tone" name="tone" maxlength="200" value="${value('tone')}" /></p>
      <p class="field">
        <label for="words">Words</label
        ><input
          id="words"
          name="words"
          type="number"
          min="100"
          max="5000"
          step="50"
          placeholder="${defaultWords}"
          value="${value('words')}"
        />
      </p>
      <p class="field">
        <label for="rounds">Rounds of refinement</label
        ><input id="rounds" name="rounds" type="number" min="0" max="${maxRounds}" placeholder="${maxRounds}" value="${value('rounds')}" />
      </p>
      <p class="field">
        <label for="kind">What sort of post?</label>
        <select id="kind" name="kind">
          ${options(['', ...postKinds], value('kind'), 'chosen for you')}
        </select>
      </p>
      <p class="field">
        <label for="language">Language</label
        ><input id="language" name="language" maxlength="35" placeholder="as the topic" spellcheck="false" value="${value('language')}" />
      </p>
      ${modelFields(value)}
      <p class="field wide">
        <label for="mustCover">It must cover, one point a line</label
        ><textarea id="mustCover" name="mustCover" rows="2">${value('mustCover')}</textarea>
      </p>
      <fieldset class="field wide plain">
        <legend>Stop and ask me about</legend>
        ${gates.map((gate) => gateField(gate, value('approve').split(' ').includes(gate)))}
      </fieldset>
    </div>
  </details>`
}

/** Fields of the model that writes, and of what it may spend. */
function modelFields(value: (name: string) => string): HtmlText {
  return html`<p class="field">
      <label for="model">Model</label
      ><input
        id="model"
        name="model"
        maxlength="200"
        placeholder="as configured"
        spellcheck="false"
        value="${value('model')}"
        aria-describedby="model-hint"
      />
      <span class="hint" id="model-hint"><a href="${href('/models')}">those that answer</a>; <code>none</code> quotes alone</span>
    </p>
    <p class="field">
      <label for="openness">Its openness, at least</label>
      <select id="openness" name="openness">
        ${options(['', ...openness], value('openness'), 'any model')}
      </select>
    </p>
    <p class="field">
      <label for="licence">Its licence, at least</label>
      <select id="licence" name="licence">
        ${options(['', ...demandedLicences], value('licence'), 'any licence')}
      </select>
    </p>
    <p class="field check">
      <input type="checkbox" id="onlyLocal" name="onlyLocal" value="on" ${value('onlyLocal') === '' ? '' : 'checked'} /><label
        for="onlyLocal"
        >This machine only: no model elsewhere, and no web</label
      >
    </p>
    <p class="field">
      <label for="budget">Tokens at most</label
      ><input id="budget" name="budget" type="number" min="1000" step="1000" placeholder="no limit" value="${value('budget')}" />
    </p>`
}

function gateField(gate: Gate, isChosen: boolean): HtmlText {
  return html`<span class="check"
    ><input type="checkbox" id="approve-${gate}" name="approve" value="${gate}" ${isChosen ? 'checked' : ''} /><label for="approve-${gate}"
      >the ${gate}</label
    ></span
  >`
}

function options(values: readonly string[], chosen: string, none: string): readonly HtmlText[] {
  return values.map(
    (value) =>
      html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${value === '' ? none : value.replaceAll('-', ' ')}</option>`,
  )
}

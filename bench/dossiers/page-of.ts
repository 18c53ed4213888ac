/** A dossier for the page. */
export interface DossierOnPage {
  readonly id: string
  readonly topic: string
  readonly text: string
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#222}pre{white-space:pre-wrap;background:#f6f6f4;padding:1rem;font:14px/1.5 ui-monospace,monospace}fieldset{border:1px solid #ccc}input[type=text]{width:60%}#marks{white-space:pre-wrap}'

/** Marks of the page as lines of text, for whoever read it to copy. */
const script =
  "document.addEventListener('input',()=>{marks.textContent=[...document.querySelectorAll('fieldset')].map(f=>[f.dataset.id,f.querySelector('input:checked')?.value??'–',f.querySelector('[type=text]').value].join('\\t')).join('\\n')})"

/** A page with every dossier and a question below it: would you send it to a colleague as it is? One quote off the topic is a no. */
export function pageOf(dossiers: readonly DossierOnPage[]): string {
  const sections = dossiers.map(
    ({ id, topic, text }) =>
      `<section><h2>${id}: ${escaped(topic)}</h2><pre>${escaped(text)}</pre><fieldset data-id="${id}"><legend>Would you send it to a colleague as it is?</legend><label><input type="radio" name="${id}" value="yes"> yes</label> <label><input type="radio" name="${id}" value="no"> no, for <input type="text" aria-label="Reason"></label></fieldset></section>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Dossiers to mark</title><style>${style}</style><h1>Dossiers to mark</h1><p>One quote off the topic, one reference without what it refers to, or a torn table is a no.</p>${sections.join('')}<h2>Marks</h2><p id="marks"></p><script>${script}</script></html>`
}

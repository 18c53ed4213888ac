import { html, type HtmlText } from '../../page/html-text.ts'
import { renderPage } from '../../page/render-page.ts'
import { briefForm } from './brief-form.ts'
import { draftList } from './draft-list.ts'
import type { Home } from './home.ts'

/** Page `/`: ask for a draft, and find the earlier ones. */
export function homePage(home: Home): HtmlText {
  return renderPage({
    title: 'Drafts',
    here: 'drafts',
    scripts: ['drop-form'],
    signedIn: true,
    body: html`<div class="home">
      <h1 class="lead">Write a draft that can be checked</h1>
      ${briefForm(home)} ${draftList(home.list)}
    </div>`,
  })
}

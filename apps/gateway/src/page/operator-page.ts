import { href, html, type HtmlText } from './html-text.ts'
import { renderPage, type Page } from './render-page.ts'

/** Pages of whoever runs the gateway, as they lead to each other. */
const operatorPages = [
  ['/models', 'Servers'],
  ['/models/catalogue', 'Open models'],
  ['/usage', 'Usage'],
  ['/tokens', 'Tokens'],
  ['/webhooks', 'Webhooks'],
  ['/audit-log', 'Audit log'],
] as const

/** Contents of a page of whoever runs the gateway. */
interface OperatorPage extends Pick<Page, 'title' | 'refreshSeconds'> {
  /** Path of the page, which marks its link in the menu. */
  readonly at: (typeof operatorPages)[number][0]
  /** Heading, where it is longer than the title. */
  readonly heading?: string
  readonly intro: HtmlText
  readonly body: HtmlText
}

/** Renders a page of whoever runs the gateway: the way to the others, a heading, what it shows, and that. */
export function operatorPage({ at, heading, intro, body, ...page }: OperatorPage): HtmlText {
  return renderPage({
    ...page,
    here: 'models',
    style: 'papers',
    signedIn: true,
    body: html`<div class="models">
      <nav class="rooms" aria-label="Running the gateway">
        ${operatorPages.map(([path, word]) => (path === at ? html`<a href="${href(path)}" aria-current="page">${word}</a>` : html`<a href="${href(path)}">${word}</a>`))}
      </nav>
      <h1 class="lead">${heading ?? page.title}</h1>
      <p class="intro">${intro}</p>
      ${body}
    </div>`,
  })
}

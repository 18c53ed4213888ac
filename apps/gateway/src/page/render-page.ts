import { assetPath } from '../assets/assets.ts'
import { href, html, type HtmlText } from './html-text.ts'

/** Parts of every page of the studio. */
export interface Page {
  readonly title: string
  /** Entry of the navigation that this page belongs to. */
  readonly here?: 'drafts' | 'models' | 'plugins' | 'audit' | 'docs'
  /** Client modules of this page. */
  readonly scripts?: readonly ('drop-form' | 'live-draft' | 'preview-citations')[]
  /** A style sheet of this page besides the studio's. */
  readonly style?: 'audit' | 'papers' | 'docs'
  /** Seconds after which the page is loaded again; by a browser without scripts alone where the page has one. */
  readonly refreshSeconds?: number
  /** False hides the navigation. */
  readonly signedIn: boolean
  readonly body: HtmlText
}

/** Renders a whole page: head, navigation, body. */
export function renderPage(page: Page): HtmlText {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title} · Galley</title>
        <link rel="icon" href="${href(assetPath('icon.svg'))}" type="image/svg+xml" />
        <link rel="stylesheet" href="${href(assetPath('studio.css'))}" />
        ${page.style && html`<link rel="stylesheet" href="${href(assetPath(`${page.style}.css`))}" />`}
        ${page.refreshSeconds && refresh(page.refreshSeconds, page.scripts)}
        ${['tell-offline', ...(page.scripts ?? [])].map((name) => html`<script type="module" src="${href(assetPath(`${name}.js`))}"></script>`)}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="bar">
          <a class="wordmark" href="${href('/')}"><span class="wordmark-rule" aria-hidden="true"></span>Galley</a>
          ${page.signedIn && navigation(page.here)}
        </header>
        <p class="line" id="line" role="alert"></p>
        <main id="main" tabindex="-1">${page.body}</main>
      </body>
    </html>`
}

function refresh(seconds: number, scripts: Page['scripts']): HtmlText {
  const meta = html`<meta http-equiv="refresh" content="${seconds}" />`
  return scripts === undefined ? meta : html`<noscript>${meta}</noscript>`
}

function navigation(here: Page['here']): HtmlText {
  const link = (place: NonNullable<Page['here']>, path: string, word: string): HtmlText =>
    place === here ? html`<a href="${href(path)}" aria-current="page">${word}</a>` : html`<a href="${href(path)}">${word}</a>`
  return html`<nav aria-label="Studio">
    ${link('drafts', '/', 'Drafts')} ${link('models', '/models', 'Models')} ${link('plugins', '/plugins', 'Plugins')}
    ${link('audit', '/audits', 'Audit')} ${link('docs', '/docs', 'API')}
    <form method="post" action="${href('/leave')}"><button class="as-link">Sign out</button></form>
  </nav>`
}

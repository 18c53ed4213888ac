// Runs in the browser. Swaps the parts of the page that changed for what the server rendered; knows nothing of drafts.

interface Fragment {
  readonly how: 'swap' | 'add' | 'say' | 'end'
  readonly target: string
  readonly html: string
}

const live = document.getElementById('live')
let words = ''
let timer = 0

if (live?.dataset['stream']) watch(`${live.dataset['stream']}?since=${live.dataset['seq']}`)

function watch(address: string): void {
  const stream = new EventSource(address)
  stream.addEventListener('open', () => lost(''))
  stream.addEventListener('message', (message: MessageEvent<string>) => {
    for (const fragment of JSON.parse(message.data) as readonly Fragment[]) {
      if (fragment.how === 'end') stream.close()
      else apply(fragment)
    }
  })
  stream.addEventListener('error', () => {
    if (stream.readyState === EventSource.CONNECTING) lost('The connection is lost. Trying to reconnect…')
    else lost('The connection is lost. Reload the page to go on.')
  })
}

/** Says above the page that the line is lost, until it is there again. */
function lost(text: string): void {
  const line = document.getElementById('line')
  if (line && line.textContent !== text) line.textContent = text
}

function apply({ how, target, html }: Fragment): void {
  if (how === 'say') return say(html)
  const template = document.createElement('template')
  template.innerHTML = html
  const fresh = template.content.firstElementChild
  const place = document.getElementById(how === 'add' && fresh?.id ? fresh.id : target)
  if (!fresh) return
  if (place) swap(place, fresh)
  else if (how === 'add') document.getElementById(target)?.append(fresh)
}

/** Replaces an element; what was focused or open in it is focused or open afterwards. */
function swap(old: Element, fresh: Element): void {
  if (old.outerHTML === fresh.outerHTML) return
  const opened = [...old.querySelectorAll(':popover-open, details[open]')].map((element) => element.id || element.className)
  const focused = old.contains(document.activeElement) ? selectorOf(document.activeElement) : null
  old.replaceWith(fresh)
  for (const key of opened) {
    const element = document.getElementById(key) ?? fresh.querySelector(`.${CSS.escape(key)}`)
    if (element instanceof HTMLDetailsElement) element.open = true
    else if (element instanceof HTMLElement && element.popover !== null) element.showPopover()
  }
  if (focused && fresh.parentElement) fresh.parentElement.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true })
}

function selectorOf(element: Element | null): string | null {
  if (!element) return null
  if (element.id) return `#${CSS.escape(element.id)}`
  const card = element.getAttribute('popovertarget')
  return card ? `${element.localName}.${[...element.classList][0] ?? ''}[popovertarget="${CSS.escape(card)}"]` : null
}

/** Writes into the status line, at most once in two seconds, so that a screen reader can finish; the line goes away after that. */
function say(text: string): void {
  words = text
  if (timer !== 0) return
  const status = document.getElementById('status')
  if (!status) return
  status.textContent = words
  timer = window.setTimeout(() => {
    timer = 0
    if (status.textContent !== words) say(words)
    else window.setTimeout(() => status.textContent === text && (status.textContent = ''), 4000)
  }, 2000)
}

// Runs in the browser. Opens the card of a citation while the mouse rests on its button; a click keeps it open, as it does without a script.

/** Milliseconds that a mouse rests before a card opens, and that it may be away before the card closes. */
const restMs = 180

let shown: HTMLElement | null = null
let timer = 0

/** The card that an element belongs to: as its button, or inside it. */
function cardOf(target: EventTarget | null): HTMLElement | null {
  if (!(target instanceof Element)) return null
  const button = target.closest('.chip[popovertarget]')
  return button ? document.getElementById(button.getAttribute('popovertarget') ?? '') : target.closest<HTMLElement>('.card')
}

document.addEventListener('pointerover', (event) => {
  if (event.pointerType !== 'mouse') return
  const card = cardOf(event.target)
  window.clearTimeout(timer)
  if (card === shown) return
  timer = window.setTimeout(() => {
    if (shown?.isConnected) shown.hidePopover()
    shown = null
    if (!card?.isConnected || card.matches(':popover-open')) return
    const button = document.querySelector<HTMLElement>(`.chip[popovertarget="${CSS.escape(card.id)}"]`)
    card.showPopover(button ? { source: button } : {})
    shown = card
  }, restMs)
})

// A click on a previewed citation keeps its card.
document.addEventListener(
  'click',
  (event) => {
    if (!shown || cardOf(event.target) !== shown || !(event.target instanceof Element) || !event.target.closest('.chip')) return
    event.preventDefault()
    shown = null
  },
  true,
)

// Runs in the browser, on every page. Says above the page that the gateway does not answer, until it does again.

/** Milliseconds between two questions, while the gateway answers and while it does not. Nobody asks for a page that is not looked at. */
const [gapMs, lostGapMs] = [15_000, 3000]

// This file is in `assets`, one step below the gateway, wherever a proxy put that.
const alive = new URL('../livez', import.meta.url)
const words = 'Galley does not answer. What you typed stays here: send it when this line is gone.'
const line = document.getElementById('line')
let timer = 0

for (const event of ['offline', 'online']) addEventListener(event, () => void ask())
document.addEventListener('visibilitychange', () => void ask())
timer = window.setTimeout(() => void ask(), gapMs)

async function ask(): Promise<void> {
  window.clearTimeout(timer)
  if (document.hidden || !line) return
  const isThere = await fetch(alive, { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
  // A page that follows a draft has words of its own about its line.
  if (!isThere && line.textContent === '') line.textContent = words
  if (isThere && line.textContent === words) line.textContent = ''
  window.clearTimeout(timer)
  timer = window.setTimeout(() => void ask(), isThere ? gapMs : lostGapMs)
}

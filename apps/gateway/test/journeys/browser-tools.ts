import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Path of Debian's Chromium. */
export const executablePath = '/usr/bin/chromium'
/** Arguments of a browser that asks nobody else. */
export const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** Source of axe-core, which runs in a page. */
export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** True where there is such a browser. */
export const found = existsSync(executablePath)
/** Words after the title of tests that were skipped without one. */
export const skipped = found ? '' : ` (SKIPPED: there is no ${executablePath})`

/** A shift of the layout (https://wicg.github.io/layout-instability/): how much, and the elements that moved. */
export interface Shift {
  readonly value: number
  readonly moved: readonly string[]
}

/** Runs in the browser: keeps all shifts that no input of the user explains. */
export const watchShifts = `
  window.shifts = []
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries())
      if (!hadRecentInput) shifts.push({ value, moved: sources.map(({ node }) => node?.id || node?.className || node?.parentElement?.className || node?.nodeName) })
  }).observe({ type: 'layout-shift', buffered: true })
`

import { isHidingStyle } from './hiding-style.ts'

/** Maximum rules of one page that are looked at. */
const maxRules = 300

/**
 * The selectors of a style sheet whose rules hide what they match. Rules in `@media` and the like hold only sometimes and are left out,
 * as are states (`:hover`) and parts (`::before`).
 */
export function hidingSelectors(css: string): readonly string[] {
  const selectors: string[] = []
  for (const [head, body] of topLevelRules(css.replaceAll(/\/\*[\s\S]*?\*\//g, ' '))) {
    if (head.startsWith('@') || head.includes(':') || !isHidingStyle(body)) continue
    selectors.push(...head.split(',').map((selector) => selector.trim()))
    if (selectors.length >= maxRules) break
  }
  return selectors.filter((selector) => selector !== '').slice(0, maxRules)
}

/** `selector { declarations }` pairs outside of any other braces, read in one pass. */
function* topLevelRules(css: string): Generator<readonly [string, string]> {
  let depth = 0
  let start = 0
  let head = ''
  for (let at = 0; at < css.length; at += 1) {
    const character = css[at]
    if (character === '{') {
      if (depth === 0)
        [head, start] = [
          css
            .slice(start, at)
            .replace(/^[\s\S]*;/, '')
            .trim(),
          at + 1,
        ]
      depth += 1
    } else if (character === '}' && depth > 0) {
      depth -= 1
      if (depth === 0) {
        yield [head, css.slice(start, at)]
        start = at + 1
      }
    }
  }
}

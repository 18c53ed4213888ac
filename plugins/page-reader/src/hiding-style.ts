/** True for declarations that take an element out of sight: a reader does not see it, so it is not quoted, and nobody can hide an order to a model in it. */
export function isHidingStyle(style: string): boolean {
  const declarations = style.toLowerCase().split(';').map(declaration)
  const value = (name: string): string => declarations.findLast(([key]) => key === name)?.[1] ?? ''
  return (
    value('display') === 'none' ||
    /^(?:hidden|collapse)$/.test(value('visibility')) ||
    isZero(value('opacity')) ||
    isZero(value('font-size')) ||
    (isZero(value('width')) || isZero(value('height')) ? /hidden|clip/.test(value('overflow')) || isZero(value('font-size')) : false) ||
    isSmallBox(value) ||
    isOffScreen(value) ||
    /rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)/.test(value('clip')) ||
    /inset\(\s*(?:50|100)%/.test(value('clip-path')) ||
    /scale\(\s*0?\.?0*\s*\)/.test(value('transform')) ||
    isSameColour(value)
  )
}

function declaration(text: string): readonly [string, string] {
  const colon = text.indexOf(':')
  return colon < 0
    ? ['', '']
    : [
        text.slice(0, colon).trim(),
        text
          .slice(colon + 1)
          .replace('!important', '')
          .trim(),
      ]
}

function isZero(value: string): boolean {
  return /^0*\.?0+(?:px|em|rem|pt|%|vw|vh)?$/.test(value)
}

type Value = (name: string) => string

/** The usual way to show a text to screen readers only, used against them too. */
function isSmallBox(value: Value): boolean {
  return /^1px$/.test(value('width')) && /^1px$/.test(value('height')) && /absolute|fixed/.test(value('position'))
}

function isOffScreen(value: Value): boolean {
  const far = /^-\d{3,}(?:\.\d+)?(?:px|em|rem|pt|%|vw|vh)?$/
  if (far.test(value('text-indent'))) return true
  return (
    /absolute|fixed|relative/.test(value('position')) &&
    ['left', 'top', 'right', 'bottom', 'margin-left', 'margin-top'].some((side) => far.test(value(side)))
  )
}

function isSameColour(value: Value): boolean {
  const ground = value('background-color') || value('background')
  return value('color') !== '' && (value('color') === ground || value('color') === 'transparent')
}

/**
 * A light English stem of a folded word: plural, -ed, -ing, -ly and final e removed, so that *releases*, *released* and *release* meet.
 * Cruder than Porter's (it undoes five endings and a few differences of spelling): for comparing two texts, never for showing.
 */
export function stem(word: string): string {
  if (word.length < 4 || /[^a-z]/.test(word)) return word
  return tail(verb(plural(word)))
}

// A search for an ending costs far less than a pattern, and every word of every text comes by here.
function plural(word: string): string {
  if (!word.endsWith('s')) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2)
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word
}

function verb(word: string): string {
  const ending = word.endsWith('ing') ? 3 : word.endsWith('ed') || word.endsWith('ly') ? 2 : 0
  const root = word.slice(0, word.length - ending)
  if (ending === 0 || root.length < 3 || !/[aeiouy]/.test(root)) return word
  return /([b-df-hjkmnp-rtv-z])\1$/.test(root) ? root.slice(0, -1) : root
}

function tail(word: string): string {
  if (word.length > 4 && word.endsWith('e')) return spelling(word.slice(0, -1))
  return word.length > 3 && word.endsWith('y') ? `${spelling(word).slice(0, -1)}i` : spelling(word)
}

/** Roots that British and American English may spell apart: all that the replacements below change. */
const twofold = /(?:is|isation|our|enc|lys|ogu|ogramm|er|ll)$|^scept/

/** British and American spellings of one word meet: *organis(ation)*, *colour*, *licence*, *centre*, *analyse*, *catalogue*, *labelled*, *grey*. */
function spelling(root: string): string {
  if (root.length < 5) return root === 'grey' ? 'gray' : root
  if (!twofold.test(root)) return root
  return root
    .replace(/is(?=(?:ation)?$)/, 'iz')
    .replace(/our$/, 'or')
    .replace(/enc$/, 'ens')
    .replace(/lys$/, 'lyz')
    .replace(/ogu$/, 'og')
    .replace(/ogramm$/, 'ogram')
    .replace(/(cent|met|lit|theat|fib|calib|sab|spect|scept|lust|somb|meag)er$/, '$1r')
    .replace(/(?<=\p{L}{3}[aeo])ll$/u, 'l')
    .replace(/^scept(?=ic)/, 'skept')
}

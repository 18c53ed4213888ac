/** Titles before a name, and what stands for them. */
const titles: Readonly<Record<string, string>> = {
  Sen: 'Senator',
  Gov: 'Governor',
  Rep: 'Representative',
  Gen: 'General',
  Col: 'Colonel',
  Capt: 'Captain',
  Lt: 'Lieutenant',
  Sgt: 'Sergeant',
  Prof: 'Professor',
  Dr: 'Doctor',
  Pres: 'President',
  Rev: 'Reverend',
  Mt: 'Mount',
  Ft: 'Fort',
  St: 'Saint',
}

/** Names of months, in full, by their first three letters. */
const months: Readonly<Record<string, string>> = Object.fromEntries(
  'January February March April May June July August September October November December'
    .split(' ')
    .map((name) => [name.slice(0, 3), name]),
)

/** States and unions that are as often written with their initials. */
const initials: Readonly<Record<string, string>> = {
  'United States of America': 'U.S.',
  'United States': 'U.S.',
  USA: 'U.S.',
  'U.S.A.': 'U.S.',
  'United Kingdom': 'U.K.',
  'United Nations': 'U.N.',
  'European Union': 'E.U.',
}

const monthPattern = String.raw`(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?`

/**
 * One form for what is written in two: titles and months in full, states by their initials, the letters of one name joined (*J. K. Harlow*), an
 * initial that lost its point to a space (*U.S .*) with it, dates of digits with the name of the month, *for example* for *e.g.*
 */
export function evenForms(text: string): string {
  let even = text.replaceAll(
    /\b(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b/g,
    (_, year: string, month: string, day: string) => `${Number(day)} ${Object.values(months)[Number(month) - 1] ?? ''} ${year}`,
  )
  even = even.replaceAll(/\b(Dr|St|Mt|Lt|Capt|Prof)(?=\s\p{Lu})/gu, (short) => titles[short] ?? short)
  if (even.includes('.'))
    even = even
      .replaceAll(/\b((?:\p{Lu}\.)+\p{Lu})\s+\.(?!\.)/gu, '$1.')
      .replaceAll(/(?<=\b\p{Lu}\.)\s(?=\p{Lu}\.\s\p{Lu}\p{Ll})/gu, '')
      .replaceAll(/\b([A-Z][a-z]{1,3})\.(?=\s\p{Lu})/gu, (all: string, short: string) => titles[short] ?? all)
      .replaceAll(/\be\.g\.,?/g, 'for example')
      .replaceAll(/\bi\.e\.,?/g, 'that is')
  if (/\d/.test(even))
    even = even.replaceAll(
      new RegExp(String.raw`(?<=\b\d{1,2}\s)${monthPattern}(?=[\s,;)]|$)|\b${monthPattern}(?=\s\d{1,4}\b)`, 'g'),
      (all: string, behind: string | undefined, before: string | undefined) => months[(behind ?? before ?? '').slice(0, 3)] ?? all,
    )
  return /\bUnited |\bEuropean U|\bU\.?S\.?A\b/.test(even)
    ? even.replaceAll(
        /\b(?:United States(?: of America)?|U\.S\.A\.|USA\b|United Kingdom|United Nations|European Union)/g,
        (name) => initials[name] ?? name,
      )
    : even
}

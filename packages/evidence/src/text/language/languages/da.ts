import { nb } from './nb.ts'
import { wordSet, type Language } from './language.ts'

/** Danish. It abbreviates as Norwegian does, and some words more. */
export const da: Language = {
  ...nb,
  code: 'da',
  common:
    wordSet(`den det de en et og eller men er var blev bliver har havde han hun vi jeg du i på af til fra med for om ved som når da så der her
    denne dette disse ikke ingen også kun efter før under over mod mellem siden nogle andre alle begge mange året kan skal vil må at sig sin
    sit sine deres hans hendes hvad hvem hvor hvis derfor senere omkring gør`),
  forward: new Set([...nb.forward, 'sml', 'vedr', 'hhv', 'iflg', 'jvf']),
}

import { wordSet, type Language } from './language.ts'

/** Swedish. */
export const sv: Language = {
  code: 'sv',
  common:
    wordSet(`den det de en ett och eller men är var blev blir har hade han hon vi jag du i på av till från med för om vid som när då så där
    här denna detta dessa inte ingen också bara efter före under över mot mellan sedan några andra alla båda många kan ska vill måste att sig
    sin sitt sina deras hans hennes vad vem hur dock därför senare omkring vissa`),
  forward: wordSet('dr prof hr fr st t.ex dvs bl.a ca kl jfr pga mht ev max min inkl exkl ang resp bl fil d.v.s s.k'),
  beforeNumber: wordSet('nr s sid fig tab kap art bd vol kl ca tel'),
  either: wordSet('jan feb mar apr jun jul aug sep sept okt nov dec kr co ab f.kr e.kr'),
  closing: wordSet('osv o.s.v etc mm m.m m.fl o.d'),
  hasOrdinals: false,
}

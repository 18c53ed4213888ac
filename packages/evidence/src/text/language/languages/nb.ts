import { wordSet, type Language } from './language.ts'

/** Norwegian. */
export const nb: Language = {
  code: 'nb',
  common:
    wordSet(`den det de en et ei og eller men er var ble blir har hadde han hun vi jeg du i på av til fra med for om ved som når da så der
    her denne dette disse ikke ingen også bare etter etterpå før under over mot mellom siden noen andre alle begge mange året kan skal vil må at
    seg sin sitt sine deres hans hennes å hva hvem hvor hvis dermed derfor likevel senere rundt`),
  forward: wordSet(
    `dr prof hr fr st f.eks dvs bl.a ca kl jf jfr pga mht evt maks min inkl ekskl ang resp bl f m o s.k såk eks ing cand mag nr`,
  ),
  beforeNumber: wordSet('nr s fig tab kap art bd vol kl ca tlf maks min pst'),
  either: wordSet('jan feb mar apr jun jul aug sep sept okt nov des kr co as f.kr e.kr'),
  closing: wordSet('osv etc mm m.m mv m.v o.l o.a mfl m.fl ol'),
  hasOrdinals: true,
}

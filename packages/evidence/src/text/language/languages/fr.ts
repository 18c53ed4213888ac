import { wordSet, type Language } from './language.ts'

/** French. */
export const fr: Language = {
  code: 'fr',
  common:
    wordSet(`le la les l un une des du de d et ou mais est sont était étaient sera fut a ont avait il elle ils elles on nous vous je tu ce
    cette ces cet c' c'est son sa ses leur leurs avec dans en sur sous pour par sans chez vers entre depuis pendant que qui qu'en quand comme
    si ne pas plus très aussi puis alors ensuite enfin y au aux qu'il rien personne tout tous trop cependant après avant selon ainsi`),
  forward: wordSet(`m mm mme mmes mlle dr pr prof me mgr st ste sts gén col cap cdt p.ex ex env av apr c.-à-d cf bd boul rte éd dir dép
    chap tél resp fig`),
  beforeNumber: wordSet('p pp no nos art vol t chap fig tab al n ch tome env'),
  either: wordSet('janv févr fév avr juil sept oct nov déc lun mar mer jeu ven sam dim s.a s.a.r.l j.-c cie'),
  closing: wordSet('etc'),
  hasOrdinals: false,
}

import { wordSet, type Language } from './language.ts'

/** German. */
export const de: Language = {
  code: 'de',
  common:
    wordSet(`der die das den dem des ein eine einer eines einem einen und oder aber ist sind war waren wird wurde wurden werden hat haben hatte
    er sie es wir ich ihr ihre ihren ihrer sein seine seinen mit von zu zum zur im am in an auf aus bei nach vor für über unter um bis als wie
    wenn weil dass da dann danach dort hier dieser diese dieses nicht kein keine auch nur noch so sich man beide viele andere alle niemand
    trotzdem jedoch seit während durch gegen ohne davon dazu dabei außerdem heute später zuvor schon mehr laut`),
  forward:
    wordSet(`dr prof hr hrn fr frl dipl ing st hl u v z d o b bzw ca vgl evtl ggf max min inkl exkl gegr geb gest sog bes insb dt engl
    frz lat griech nördl südl östl westl allg ehem einschl entspr gem i.d.r jhdt kgl mag mio mrd rd p.a z.b d.h u.a v.a s.o s.u betr buchst röm`),
  beforeNumber: wordSet('nr nrn s abb tab kap bd bde art abs ziff anm fig aufl jg heft ca rd min max vol'),
  either: wordSet(`jan feb mär apr jun jul aug sep sept okt nov dez mo di mi do fr sa so jh ag gmbh co tel str hg hrsg verf chr n.chr v.chr
    u.s.a e.v`),
  closing: wordSet('usw etc ff u.a.m u.v.m u.ä o.ä'),
  hasOrdinals: true,
}

import { languageOf } from './language-of.ts'

/**
 * Words of a language's closed classes: those that ask, pronouns, auxiliaries and modals in their forms, prepositions with and without an
 * article, conjunctions, and adverbs that only point (*damit*, *dort*). Of a language alone, since *war* and *die* are words of English with
 * content. English has its own in `stopWords`.
 */
const byLanguage: Readonly<Record<string, string>> = {
  de: `wer wen wem wessen was wann warum weshalb wieso weswegen wie wieviel wieviele wo woher wohin wobei wodurch wofür wogegen womit wonach woran
    worauf woraus worin worüber worum wovon wovor wozu welche welcher welches welchen welchem
    ich du er sie es wir ihr mich dich ihn uns euch mir dir ihm ihnen mein meine meinen meinem meiner meines dein deine deinen deinem deiner sein
    seine seinen seinem seiner seines ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer unseres euer eure euren eurem eurer man
    jemand niemand etwas nichts jeder jede jedes jeden jedem alle allen aller alles beide beiden einige einigen manche viele vielen viel mehr
    dieser diese dieses diesen diesem jener jene jenes der die das den dem des deren dessen denen ein eine einen einem einer eines kein keine
    keinen keinem keiner
    bin bist ist sind seid war warst waren wart gewesen wäre wären habe hast hat haben habt hatte hatten gehabt hätte hätten werde wirst wird
    werden werdet wurde wurden worden würde würden kann kannst können könnt konnte konnten könnte könnten muss musst müssen musste mussten müsste
    müssten soll sollst sollen sollte sollten darf dürfen durfte durften dürfte will willst wollen wollte wollten mag mögen möchte möchten getan
    tun tut tat taten
    ab am an ans auf aufs aus bei beim bis durch durchs für fürs gegen hinter im in ins mit nach neben ohne seit über um unter vom von vor während
    wegen trotz zu zum zur zwischen
    und oder aber denn sondern sowie dass ob weil wenn als falls damit obwohl während bevor nachdem sobald
    daran darauf daraus dabei dadurch dafür dagegen dahinter damals danach daneben darin darüber darum davon davor dazu da dann dort hier hierzu
    jetzt nun noch schon auch nur so sehr eigentlich denn überhaupt genau bloß wohl`,
  fr: `qui que quoi quand pourquoi comment combien où quel quelle quels quelles lequel laquelle est-ce je tu il elle on nous vous ils elles me te se
    lui leur eux y en mon ma mes ton ta tes son sa ses notre nos votre vos leurs ce cet cette ces cela ça celui celle ceux
    suis es est sommes êtes sont étais était étaient été fut sera seront serait ai as a avons avez ont avait avaient aura eu peut peuvent pouvait
    doit doivent devait faut fait font faisait va vont
    à au aux avec avant après chez contre dans de des du depuis dès en entre jusque par pendant pour sans selon sous sur vers
    et ou mais donc or ni car si comme lorsque puisque parce le la les un une ne pas plus très aussi alors ici là c d j l m n qu s t`,
  es: `quién quiénes qué cuándo cuánto cuánta cuántos cuántas cuál cuáles cómo dónde adónde por porqué yo tú él ella nosotros vosotros ellos ellas
    usted ustedes me te se le les lo la los las nos os mi mis tu tus su sus nuestro nuestra nuestros nuestras este esta estos estas ese esa eso
    aquel aquella
    soy es somos son era eran fue fueron sido ser está están estaba estaban he ha hemos han había habían hay hubo puede pueden podía debe deben
    debía tiene tienen tenía hace hacen hizo va van
    a al ante bajo con contra de del desde durante en entre hacia hasta para según sin sobre tras
    y e o u pero sino ni si como porque cuando aunque el un una unos unas no más muy también ya aquí allí entonces`,
  it: `chi che cosa quando quanto quanta quanti quante quale quali come dove perché io tu lui lei noi voi loro mi ti si ci vi lo la li le gli ne mio
    mia miei mie tuo tua suo sua suoi sue nostro nostra nostri nostre questo questa questi queste quello quella quelli
    sono è siamo era erano fu stato stata essere ho ha abbiamo hanno aveva avevano può possono poteva deve devono doveva fa fanno va vanno
    a al alla ai alle con contro da dal dalla dai di del della dei delle dello in nel nella nei per senza su sul sulla tra fra verso
    e o ma se però anche il i un uno una non più molto già qui lì allora`,
  nl: `wie wat wanneer waarom waar waarheen waarin waarmee waarop waarvan waarvoor hoe hoeveel welk welke ik jij je u hij zij ze het wij we jullie mij
    me jou hem haar ons hun hen mijn jouw zijn onze dit dat deze die er iets niets iemand
    ben bent is waren was geweest heb hebt heeft hebben had hadden gehad word wordt worden werd werden kan kunt kunnen kon konden moet moeten
    moest moesten mag mogen mocht wil willen wilde zal zullen zou zouden doen doet deed gedaan
    aan achter bij door in met na naar naast om onder op over per sinds te tegen tot tussen uit van voor zonder
    en of maar want omdat als dan toen de een geen niet ook nog al hier daar daarom daarmee`,
  nb: `hvem hva når hvorfor hvor hvordan hvilken hvilket hvilke jeg du han hun vi dere de meg deg ham henne oss dem min mitt mine din ditt dine sin sitt
    sine vår vårt våre deres dette denne disse det den man noe noen
    er var vært være har hadde hatt blir ble blitt kan kunne må måtte skal skulle vil ville bør gjør gjorde gjort
    av bak etter for fra før gjennom i med mellom mot om over på siden til under uten ved
    og eller men fordi hvis som at da en et ei ikke også bare her der`,
  sv: `vem vad när varför var hur vilken vilket vilka jag du han hon vi ni de dem mig dig honom henne oss er min mitt mina din ditt dina sin sitt sina
    vår vårt våra deras detta denna dessa det den man något någon
    är var varit vara har hade haft blir blev blivit kan kunde måste ska skall skulle vill ville bör gör gjorde gjort
    av bakom efter för från före genom i med mellan mot om över på sedan till under utan vid
    och eller men därför om som att då en ett inte också bara här där`,
  pt: `quem que quando quanto quanta quantos quantas qual quais como onde porque porquê eu tu ele ela nós vós eles elas você vocês me te se lhe lhes nos
    meu minha meus minhas seu sua seus suas nosso nossa nossos nossas este esta estes estas esse essa isso aquele aquela
    sou é somos são era eram foi foram sido ser está estão estava estavam tem têm tinha há havia houve pode podem podia deve devem devia faz fazem
    fez vai vão
    a à ao aos às com contra da das de desde do dos durante em entre na nas no nos para pela pelo por sem sob sobre
    e ou mas se o os as um uma não mais muito também já aqui ali então`,
}

const wordsOf = (list = ''): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ''))
const known: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...Object.entries(byLanguage).map(([code, list]) => [code, wordsOf(list)] as const),
  // Danish asks and points with the words of Norwegian.
  ['da', wordsOf(`${byLanguage['nb']} hvornår hvad af jer mig dig os være blev blevet skulle gøre gør gjorde`)],
])
const none: ReadonlySet<string> = new Set()

/** The function words of the language that a text is in, in small letters; none where that is English or not known. */
export function functionWordsOf(text: string): ReadonlySet<string> {
  return known.get(languageOf(text).code) ?? none
}

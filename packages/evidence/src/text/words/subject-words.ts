import { fold } from './fold.ts'
import { functionWordsOf } from '../language/function-words.ts'
import { askedActions } from './asked-actions.ts'
import { stopWords } from './stop-words.ts'

/**
 * Words of a request that name no subject: those that ask for a text, and the function words between them. By language, folded; written for
 * Galley. A topic of nothing but these and `documentWords` (*Summarise the attached document*) is about whatever the documents are about. One word in twenty thousand topics is a subject and listed here; only a topic of such words alone is misread.
 */
const requestWords: Readonly<Record<string, string>> = {
  en: `a an all and any are as at be briefly by can concise contain contains could detailed did do does for from give given got had has have here how i
    in into is it its make main me most my of on one only or our out please quick say says short should simple tell that the their them there these
    they this those to us was we were what which who with would write you your about above following below attached enclosed uploaded pasted provided
    supplied shared selected included available own whole entire full every each key major important essential central core principal top overall
    general summarise summarize summarised summarized summarising summarizing summary summaries explain explanation describe description outline
    review analyse analyze analysis digest recap overview abstract synopsis read extract pull condense shorten rewrite rephrase present introduce
    discuss draft essay brief bullet bullets material materials content contents information info input inputs upload uploads takeaway takeaways take
    away point points finding findings conclusion conclusions result results insight insights idea ideas fact facts detail details argument arguments
    gist essence highlight highlights lesson lessons theme themes topic topics question questions answer answers recommendation recommendations learn
    know few let lets s`,
  de: `fasse fass fassen zusammen zusammenfassen zusammenfassung zusammengefasst zusammenfassend erklare erklaren erlautere beschreibe beschreiben
    beschreibung schreibe schreib erstelle gib gibt geben nenne stelle dar analysiere analyse uberblick ubersicht inhalt inhalte inhaltsangabe
    wesentliche wesentlichen wichtig wichtige wichtigen wichtigste wichtigsten zentrale zentralen kern kernaussage kernaussagen kernpunkt kernpunkte
    hauptaussage hauptaussagen hauptpunkt hauptpunkte haupterkenntnisse erkenntnis erkenntnisse ergebnis ergebnisse fazit schlussfolgerung
    schlussfolgerungen punkt punkte aussage aussagen stichpunkte stichpunkten bitte mir uns kurz kurze kurzen kurzer kurzes knapp knappe ich wir bei
    durch ohne als auch nicht dass diese dieser dieses diesem diesen so man angehangt angehangte angehangten angehangtes beigefugt beigefugte
    beigefugten anbei hochgeladen hochgeladene hochgeladenen folgende folgenden folgender vorliegende vorliegenden unterlage unterlagen material der
    die das den dem des ein eine einen einem einer eines und oder aus in im zu zum zur von vom uber mit fur auf an ist sind was welche welcher welches
    steht stehen sagt sagen geht es worum wovon um darin hierin wie lautet lauten wird werden kann konnen du sie man lernen hervor daraus nach`,
  fr: `resume resumer resumez resumes resumons synthese synthetise synthetiser synthetisez explique expliquer expliquez decris decrire decrivez ecris
    redige rediger redigez donne donner donnez presente presenter fais faites faire analyse analyser analysez apercu contenu essentiel essentielle
    essentiels principal principale principaux principales important importante importants importantes cle cles points point idees idee conclusions
    conclusion resultats resultat enseignements enseignement lecons retenir faut faits s'il vous plait svp moi nous joint jointe joints jointes
    ci-joint ci piece pieces fourni fournis fournie suivant suivante suivants suivantes le la les l un une des de du d et ou en dans sur a au aux pour
    par avec est sont que qu quel quelle quels quelles quoi dit disent ce cet cette ces c il on brievement bref`,
  es: `resume resumir resuma resumen resumenes sintetiza sintetizar sintesis explica explicar explique describe describir escribe escribir redacta
    redactar da dame danos haz hacer presenta presentar analiza analizar analisis contenido contenidos esencial esenciales principal principales
    importante importantes clave claves punto puntos idea ideas conclusion conclusiones resultado resultados hallazgo hallazgos leccion lecciones por
    favor adjunto adjunta adjuntos adjuntas adjuntado siguiente siguientes proporcionado subido el la los las lo un una unos unas de del y o en sobre
    a al para con es son que cual cuales dice dicen este esta estos estas brevemente breve me nos mas mis mi`,
  nl: `vat vatten samen samenvatten samenvatting samenvattingen leg uit uitleggen verklaar beschrijf beschrijven schrijf geef maak noem analyseer analyse
    overzicht inhoud belangrijk belangrijke belangrijkste voornaamste kern kernpunten hoofdpunten punten punt conclusie conclusies bevindingen
    bevinding resultaten resultaat inzichten lessen alsjeblieft alstublieft graag kort mij me ons bijgevoegd bijgevoegde geupload geuploade volgende
    de het een en of in uit van voor over met op aan is zijn wat welke welk staat staan zegt zeggen dit deze dat die er hierin hoe kun je u`,
  nb: `oppsummer oppsummere oppsummering sammenfatt sammenfatte sammendrag forklar forklare beskriv beskrive skriv lag gi nevn analyser analyse oversikt
    innhold innholdet viktig viktige viktigste hovedpunkt hovedpunkter hovedpunktene hovedfunn funn funnene konklusjon konklusjoner konklusjonene
    resultat resultater resultatene poeng poenger poengene punkt punkter punktene vennligst kort meg oss vedlagt vedlagte opplastet opplastede
    folgende den det de en et ei og eller i fra av om for med pa til er hva hvilke hvilken hvilket star sier dette denne disse der du som kan`,
}

/** Words for documents and their parts, by language, folded: who asks how to do something with one means that, and no request. */
const documentWords: Readonly<Record<string, string>> = {
  en: `attachment attachments document documents file files text texts paper papers page pages pdf note notes source sources folder link links url
    website site section sections chapter chapters paragraph paragraphs sentence sentences word words line lines list report reports article
    post blog message messages data`,
  de: `dokument dokumente dokuments dokumenten datei dateien text texte textes texten bericht berichte berichts artikel artikels quelle quellen
    ordner seite seiten notiz notizen beitrag anhang anlage liste`,
  fr: `document documents fichier fichiers texte textes rapport rapports article articles source sources dossier page pages notes liste`,
  es: `documento documentos archivo archivos fichero ficheros texto textos informe informes articulo articulos fuente fuentes carpeta pagina
    paginas notas lista`,
  nl: `document documenten bestand bestanden tekst teksten rapport rapporten verslag artikel artikelen bron bronnen map pagina paginas notities
    bijlage bijlagen`,
  nb: `dokument dokumentet dokumenter dokumentene fil filen filer filene tekst teksten tekster tekstene rapport rapporten rapporter artikkel
    artikkelen artikler kilde kilden kilder kildene mappe mappen side siden sider notat notatet notater vedlegg vedlegget`,
}

/** Words that point at documents which were handed over. */
const handedOver =
  /(?<!\p{L})(?:these|this|attached|enclosed|uploaded|pasted|provided|supplied|diese[nrms]?|(?:angehängt|beigefügt|hochgeladen)\p{L}*|ci-joint\p{L}*|jointe?s?|adjunt[oa]s?|bijgevoegde?|vedlagte?)(?!\p{L})/iu

/** The same words of Chinese, Japanese and Korean, which are not written apart: longer ones first. */
const unspacedRequest =
  /总结|概括|概述|摘要|归纳|提炼|分析|介绍|解释|说明|描述|撰写|写出|列出|请问|请|帮我|给我|我们|一下|一份|一篇|这份|这篇|这个|这些|该|本|所附|附件|附上|附带|上传|以下|下面|提供|文件|文档|文章|文本|报告|资料|材料|来源|内容|全文|要点|重点|主要|关键|核心|重要|结论|结果|发现|观点|信息|讲了什么|说了什么|是什么|什么|哪些|有|中|里|的|和|与|了|吧|吗|總結|概括|摘要|歸納|分析|介紹|解釋|說明|描述|請|幫我|這份|這篇|這個|附件|上傳|提供|檔案|文件|文檔|文章|報告|資料|來源|內容|要點|重點|主要|關鍵|結論|結果|要約して?|要約|まとめて|まとめ|説明して?|説明|分析して?|してください|して下さい|ください|して|添付の?|添付された|この|以下の?|文書|書類|ファイル|資料|文章|記事|レポート|報告書|内容|要点|ポイント|主な|重要な?|結論|結果|何ですか|は|を|の|と|が|に|で|첨부된|첨부|문서|파일|자료|보고서|내용|요약해|요약|주세요|설명해|정리해|주요|핵심|결론|은|는|이|가|을|를|의/gu

const setOf = (...lists: readonly (string | undefined)[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list = '') => list.split(/\s+/).map(fold)))
const requests = setOf(...Object.values(requestWords))
const documents = setOf(...Object.values(documentWords))
const english = setOf(requestWords['en'], documentWords['en'])

/** *How high is the rent?*, *Wie hoch ist die Pacht?*: what a measure is asked by names no subject. */
const degree =
  /^(?<asking>how|wie|hoe|hur) (?:long|far|often|old|big|large|small|high|tall|deep|wide|heavy|fast|quickly|soon|much|many|lange?|weit|oft|alt|groß|klein|hoch|tief|breit|schwer|schnell|bald|teuer|spät|hoog|groot|vaak|ver|oud|snel|lång|långt|ofta|hög|stor|gammal)(?=\s)/iu

/**
 * Finds the words of a topic that name its subject, as they are written. *Summarise the attached document*, *What are the key takeaways?* and
 * *请总结附件* have none: what the documents are about is then the topic. A number alone is no subject. *How to sign a document* is about documents.
 */
export function subjectWords(topic: string): readonly string[] {
  const spaced = topic.normalize('NFKC').replaceAll(unspacedRequest, ' ')
  // In a topic that is written large as a whole, capitals say nothing.
  const isMixed = /\p{Ll}/u.test(spaced)
  const pointing = functionWordsOf(spaced)
  const isOfMeans = !handedOver.test(spaced) && askedActions(spaced).some((action) => !requests.has(fold(action)))
  const isEmpty = (part: string, { isFirst }: { readonly isFirst: boolean }): boolean =>
    requests.has(fold(part)) ||
    (!isOfMeans && documents.has(fold(part))) ||
    ((isFirst || /^\p{Ll}/u.test(part)) && pointing.has(part.toLowerCase()))
  const words = (spaced.replace(degree, '$<asking>').match(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu) ?? []).filter(
    (word, at) => (isMixed && isAcronym(word)) || !word.split(/['’-]/).every((part) => isEmpty(part, { isFirst: at === 0 })),
  )
  return words.some((word) => /\p{L}/u.test(word)) ? words : []
}

/** *CI* and *US* are names; *PDF* and *URL* are words of a request in capitals. */
function isAcronym(word: string): boolean {
  return /^\p{Lu}{2,}$/u.test(word) && (stopWords.has(fold(word)) || !english.has(fold(word)))
}

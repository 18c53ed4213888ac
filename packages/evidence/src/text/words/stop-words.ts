import { fold } from './fold.ts'

/**
 * English words that carry no content of their own: articles, pronouns, prepositions, auxiliaries, connectives.
 * Apostrophes are cut off by `fold`, so the bare stems of contractions are listed too. Negations are absent: they carry meaning.
 */
export const stopWords: ReadonlySet<string> = new Set(
  `a an the this that these those such it its itself he him his himself she her hers herself they them their theirs themselves we us our
  ours ourselves you your yours yourself i me my mine myself who whom whose which what when where why how there here one ones and or but
  nor so yet if then than as at by for from in into of off on onto out over to toward towards under up down upon with within about above
  across after against along among around before behind below beneath beside besides between beyond during except inside like near
  outside past per since through throughout till until via be is am are was were been being do does did doing done have has had having
  can could may might must shall should will would also too very just only even still again already both each either every all any some
  more most much many few less least other others another same own because while although though however therefore thus hence moreover
  furthermore meanwhile instead rather whether once let get got it's i'm i've i'd i'll you're we're they're he'll she'll they'll we'll
  you'll isn aren wasn weren doesn didn don hasn haven hadn couldn wouldn shouldn`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/**
 * Such words of other languages, folded. A word that English or another of them uses for something with content (*die*, *war*, *con*, *met*)
 * is left out, negations too. They count where they are written small: *Los* in *Los Angeles* is part of a name.
 */
export const stopWordsElsewhere: ReadonlySet<string> = new Set(
  `der das den dem des ein eine einer eines einem einen und oder ist sind wird wurde wurden hat haben hatte mit von zu zum zur im auf aus bei nach
  vor fur uber unter durch als wie wenn weil dass auch sich ihr ihre ihren ihrer seine seinen sein wir ich sie
  le la les un une du et ou est sont etait dans avec sur sous par que qui ce cette ces cet il elle ils elles nous vous leur leurs aux au plus
  el los las lo una unos unas del al y es son era fue fueron se su sus por para como esta este estos han ha
  het een van voor naar bij op aan uit om dat dit deze zijn wordt werd werden heeft hebben ook als te hij zij
  det et en ei og som er var ble blir blev bliver har hadde havde pa av af til fra med ved den de at ett och att ar som pa fran ar
  il gli di dello della dei degli delle dal dalla nel nella sul sulla tra fra sono era ed che si suo sua
  os as um uma do da dos das em ao foi sao com pelo pela seu sua
  的 了 和 是 在 与 及 也 就 都 而 着 把 被 这 那 其 之 于 以 为 对 从 到 个 们 我 你 他 她 它 一个 我们 他们
  は が を に の と も へ で や です ます でし まし た て し い る れ た な か から まで よ ね この その あの`
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(fold),
)

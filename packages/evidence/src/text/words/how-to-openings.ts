const endOfWord = String.raw`(?!\p{L})`

/** Verbs of what somebody does, in Spanish, Portuguese, Italian and French: their stems, and short forms whole. */
const doing = String.raw`abilit|activ|actualiz|aggiorn|aggiun|añad|attiv|borr|cancell|compil|configur|crea|crée|desactiv|desinstal|disattiv|disinstall|elimin|fa(?!\p{L})|habilit|hace(?!\p{L})|impost|instal|mont|quit|rimuov|us[ae](?!\p{L})|utili[sz]`

/** Beginnings of a question by which one asks how to do something, in ten languages, up to the verb (`action`): patterns without regard to case. */
export const howToOpenings: readonly string[] = [
  String.raw`how (?:to|(?:do(?:es)?|can|could|should|must|would|will) (?:i|you|we|one))\b(?: (?<action>\p{L}+))?`,
  String.raw`(?:wie|hoe) (?:\p{L}+ (?:und|en) )?(?<action>\p{L}+) (?:man|ich|wir|du|jij|je|ik|we|men)${endOfWord}`,
  // *Was Erträge sind, und wie man sie verbucht*: behind *man* the verb comes last.
  String.raw`(?:wie|hoe) (?:man|ich|wir|je|ik|we|men) (?:[\p{L}-]+ ){0,6}?(?<action>\p{L}+)(?=\s*(?:[,;.?!]|$))`,
  String.raw`comment (?:(?:en|y|les?|la|se) |[ls][’'])?(?<action>\p{L}+(?:er|ir|re))${endOfWord}`,
  String.raw`comment (?:peut-on|puis-je|faire pour)(?: (?<action>\p{L}+))?`,
  String.raw`cómo (?:puedo |podemos |se puede )?(?<action>\p{L}+(?:[aeií]r)(?:se|l[oae]s?)?)${endOfWord}`,
  String.raw`come (?:posso |si può )?(?<action>\p{L}+(?:are|ere|ire|arl[oaie]))${endOfWord}`,
  String.raw`como (?:posso |se pode )?(?<action>\p{L}+[aei]r)${endOfWord}`,
  // *¿Cómo sincronizo …?*, not *Come funzionano …?*, *Como isso …?*
  String.raw`(?:cómo|como|come) (?!(?:est|es|iss|ist|tod|quest|quell|tutt)o${endOfWord})(?<action>\p{L}+(?<!n)o)${endOfWord}`,
  // *Come si configura …?* is done by somebody, *Cómo se forma un huracán* is not.
  String.raw`(?:cómo|como|come|comment) s[ei] (?<action>(?:${doing})\p{L}*)`,
  String.raw`jak (?<action>\p{L}+(?:ać|ić|yć|eć|ąć|ść|c))${endOfWord}`,
]

/** Beginnings by which one asks how others do it, or how it is done: *How do they …?*, *Cómo se firma …?* */
export const meansOpenings: readonly string[] = [
  String.raw`how (?:did (?:i|we|you|one|they|people)|(?:do|can|could|should|must|would|will) (?:they|people)) (?<action>\p{L}+)`,
  String.raw`(?:wie|hoe) (?<action>\p{L}+) (?:ihr|sie)${endOfWord}`,
  String.raw`(?:comment|cómo|como|come) s[ei] (?<action>\p{L}+)`,
]

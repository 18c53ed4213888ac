import { visibleText } from '../visible-text.ts'
import { remembered } from '../remembered.ts'

const machine = String.raw`(?:ai|a\.i\.|llms?|(?:ai )?(?:large )?language models?|(?:ai )?models?|chat ?bots?|(?:ai |virtual |digital )?assistants?|(?:ai |autonomous |browsing )?agents?|gpt(?:-\d\S*)?|chatgpt|claude|gemini|copilot|crawlers?|summari[sz]ers?)`
const earlier = String.raw`(?:(?:all|any|the|your|my|every|these|those|of)\s+){0,3}(?:previous|prior|preceding|above|earlier|former|foregoing|initial|original|existing|system)`
const orders = String.raw`(?:instructions?|prompts?|directions?|directives?|rules?|guidelines?|messages?|context|commands?|text|content)`

const patterns: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:ignore|disregard|forget|override|bypass|discard|do not (?:follow|obey))\s+${earlier}(?:\s+\w+){0,2}?\s+${orders}\b`,
    'iu',
  ),
  /\b(?:ignore|disregard|forget)\s+(?:everything|anything|all)\s+(?:that\s+)?(?:above|before|you(?:'ve| have|\s+were)|said|written|so far)/iu,
  /(?:^|[.!?:;"“]\s*)(?:ignore|disregard)\s+(?:the|all|any)\s+(?:above|rest)\b/iu,
  /(?:^|[.!?:;,"“]\s*)(?:from now on,?\s+)?you are (?:now|no longer)\s+(?:an?\s+(?:[\w-]+\s+){0,3}(?:ai|assistant|agent|model|chat ?bot|bot|expert|hacker|system)|DAN|in\s+[\w-]+\s+mode|bound|acting as|required to)\b/iu,
  /\b(?:new|updated|real|important|secret|hidden|additional)\s+(?:system\s+)?(?:instructions?|prompt)\s*(?:for you\b|:)/iu,
  /\b(?:reveal|print|show|repeat|output|leak|disclose|tell me)\s+(?:me\s+)?(?:your|the)\s+(?:(?:full|hidden|entire|initial|secret)\s+)?(?:system\s+(?:prompt|message|instructions?)|initial instructions?|api keys?|secret key|credentials)\b/iu,
  new RegExp(
    String.raw`\b(?:if you are|as|attention|dear|hey|hello|note (?:to|for)|instructions? (?:to|for)|message (?:to|for)|for)\s+(?:an?\s+|the\s+|any\s+|all\s+)?${machine}\s*(?:reading|processing|summari[sz]ing|parsing|:|,\s*(?:you|please|ignore|do|must|always|never|say|write|include|recommend|output|reply|respond))`,
    'iu',
  ),
  new RegExp(
    String.raw`(?:^|[.!?:;"“]\s*)(?:any |all |every |the |you,? (?:the )?)?${machine}\s+(?:(?:that|who|which)\s+)?(?:reading|reads?|processing|process(?:es)?|summari[sz]ing|visiting)\s+this\b[^.!?]{0,80}\b(?:must|should|shall|has to|have to|need to|please|will)\b`,
    'iu',
  ),
  /(?:^|[.!?:;"“]\s*)(?:when|while|before|after|if)\s+(?:you\s+(?:are\s+)?)?(?:summari[sz](?:e|ing)|answer(?:ing)?|respond(?:ing)?|citing|cite|quoting|quote|process(?:ing)?|rewrit(?:e|ing))\s+(?:this|the)\s+(?:page|document|text|article|content|file|question|user)\b[^.!?]{0,40},?\s+(?:you\s+(?:must|should)|please|always|never|do not|don't|include|add|say|state|write|recommend|mention|ignore|append|insert|output)\b/iu,
  /\b(?:do not|don't|never)\s+(?:tell|inform|mention (?:this|it|that) to|reveal (?:this|it|that) to|alert|warn)\s+(?:the\s+)?(?:user|human|operator|reader|editor)s?\b/iu,
  /(?:^|[.!?:;"“]\s*)(?:please\s+)?(?:reply|respond|answer|output|say|return)\s+(?:only|exactly|just)\b\s*(?:with|in|the|:|["“'])/iu,
  /(?:<\|(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id)[^>]{0,40}\|?>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:system|instructions?|assistant|tool_call|function_call)>|^\s*#{2,}\s*(?:system|instruction|assistant|response)\b\s*:?)/imu,
  /(?:^|\n)\s*(?:system|assistant|developer)\s*(?:message|prompt)?\s*:\s*\S/iu,
  /\b(?:call|invoke|use|run|execute)\s+(?:the\s+)?(?:\w+[_-]\w+|\w+)\s+(?:tool|function|command)\s+(?:to|with|and)\b[^.!?]{0,60}\b(?:send|post|delete|upload|fetch|exfiltrate|download|email)\b/iu,
  /\b(?:act|behave|respond)\s+as\s+(?:if you (?:are|were)|an? (?:unrestricted|jailbroken|different))\b|\b(?:developer|DAN|jailbreak) mode (?:enabled|on|activated)\b/iu,
]

/** Texts whose answer is kept: quotes and blocks are asked about again in each round and for each question. */
const maxKept = 2000

/**
 * True for a text that speaks to a machine that reads it instead of to a person: *ignore all previous instructions*, chat-template tokens,
 * *AI assistants reading this must…*? A quote that does is dropped and logged; a sentence of a draft that does breaks an invariant.
 * A list of phrases, so an alarm and no proof: what matters is that no agent who reads pages can act on them. English.
 */
export const looksLikeInstruction: (text: string) => boolean = remembered(maxKept, (text) => {
  const start = text.slice(0, 20_000)
  const even = /[^ -~\n]| {2}/.test(start) ? evenOut(start) : start
  const flat = even.replaceAll('\n', ' ')
  return patterns.some((pattern) => pattern.test(even) || (flat !== even && pattern.test(flat)))
})

/** The text in its plainest letters, with single spaces; plain ASCII mostly is so already. */
function evenOut(text: string): string {
  return visibleText(text)
    .replaceAll('’', "'")
    .replaceAll(/[ \t]+/g, ' ')
}

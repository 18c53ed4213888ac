import { visibleText } from '@galley/evidence'

/** Stricter than `looksLikeInstruction`, the host's own list, and beside it: here a false alarm costs one passage. */
const orders: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:previous|prior|above|earlier|preceding|all|any|your|these|the)\b.{0,30}\b(?:instruction|prompt|rule|direction|guideline|context|message|order)s?\b/i,
  /\b(?:dear|attention|note to|hey|hello),? (?:ai|llm|assistant|model|chatbot|agent|bot)s?\b/i,
  /\b(?:you are|act as|you're|pretend to be|behave as) (?:now |from now on )?(?:an?|the) (?:ai|assistant|language model|editor|writer|fact-checker|researcher|planner|system|chatbot|agent|developer|admin\w*)\b/i,
  /\b(?:system|developer|assistant) (?:prompt|message|instruction)s?\b.{0,60}\b(?:reveal|print|show|repeat|output|change|is now)\b|\b(?:reveal|print|repeat|output|leak)\b.{0,40}\b(?:system|developer|hidden|secret) (?:prompt|message|instruction|key)s?\b/i,
  /^(?:system|assistant|user|human|instruction)s?\s*:/i,
  /<\|?\/?(?:im_start|im_end|system|endoftext|inst)\b|\[\/?inst\]|\[\[c:/i,
  /\b(?:when|if|while|before|after) you (?:summari[sz]e|cite|quote|answer|read|write|process|translate|rewrite|review)\b/i,
  /^(?:please |now |always |never |do not |don't |you (?:must|should|have to|will) )*(?:write|append|insert|include|add|output|respond|reply|answer|mark|cite|search|repeat|print|say|tell|send|email|execute|run|call|mention|recommend)\b.{0,80}\b(?:draft|answer|response|reply|output|sentence|summary|claim|section|citation|picture|image|link|reader|user|source|instruction|next|words?)s?\b/i,
  /\b(?:fact-?checker|verifier|safety|guard ?rail|(?:safety|content|output|your|usage) (?:filter|policy|policie))s? (?:is|are|has been|have been) (?:now )?(?:disabled|off|suspended|removed)\b/i,
]

/** True for a sentence that speaks to whoever processes the page, instead of stating something. Such a sentence is no evidence of anything. */
export function isOrder(sentence: string): boolean {
  const text = /[^ -~\n]/.test(sentence) ? visibleText(sentence).trim() : sentence.trim()
  return orders.some((order) => order.test(text))
}

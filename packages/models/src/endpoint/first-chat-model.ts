/** Models of a server's list that answer no chat. */
const notForChat = /embed|\bbge\b|bge-|rerank|whisper|tts|dall-e|moderation|guard|clip|stable-diffusion/i

/** The model to use when none is named: the first of the list that chats and that the test lets through; null if there is none. */
export function firstChatModel(names: readonly string[], isAllowed: (name: string) => boolean = () => true): string | null {
  return names.find((name) => !notForChat.test(name) && isAllowed(name)) ?? null
}

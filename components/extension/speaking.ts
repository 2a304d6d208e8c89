import { speak } from '@/components/speak'
import { type Language, type LanguageChoice, languageOf } from '@/utils/strings/languages'
import type { StateFeed } from './state-feed'

interface Speaker {
  speak(language: Language): Promise<void>
}

/**
 * Speaks the chosen language before `draw` runs, and again when another is chosen while the page is open. Drawing again
 * over what stands there keeps what was being typed.
 */
export async function drawInLanguage(
  translators: readonly Speaker[],
  { feed, draw }: { feed: StateFeed; draw: () => void },
): Promise<void> {
  let spoken: LanguageChoice | undefined
  const follow = async () => {
    const { language } = feed.get()
    if (language === spoken) return
    spoken = language
    // After an update the file of a language may be gone: the page goes on in the one it has.
    await speak(translators, languageOf(language, navigator.languages)).catch(console.error)
    draw()
  }
  await follow()
  feed.subscribe(() => void follow().catch(console.error))
}

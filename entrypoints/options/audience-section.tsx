import { useEffect, useState } from 'react'
import { ask } from '@/components/extension/ask'
import { settingsText as t } from '@/components/extension/settings-text'
import { UsualShare } from '@/components/extension/usual-share'
import { CORNERS, type Corner } from '@/utils/capture/corner'
import { sendMessage } from '@/utils/messages/messages'
import type { ShareMode } from '@/utils/model/words'
import { Section } from './section'
import { useAnswer } from './use-answer'

/** What an audience may see: where notes stand over a page, the share check, and private windows. */
export function AudienceSection({ usualShare }: { usualShare: ShareMode }) {
  const [looked, setLooked] = useState(0)
  const { value: privateWindows } = useAnswer(() => sendMessage('arePrivateWindowsAllowed'), looked)
  const [corner, setCorner] = useState<Corner | null>(null)
  useEffect(() => {
    ask(sendMessage('getCorner')).then((answer) => answer.ok && setCorner(answer.value))
    // It is changed on the browser's own page.
    const look = () => setLooked((times) => times + 1)
    addEventListener('focus', look)
    return () => removeEventListener('focus', look)
  }, [])
  const change = async (next: Corner) => {
    if ((await ask(sendMessage('setCorner', { corner: next }))).ok) setCorner(next)
  }
  return (
    <Section id="audience-title" title={t('audience.title')}>
      <div className="group">
        <UsualShare value={usualShare} />
        <label className="field">
          <span>{t('audience.corner')}</span>
          <select
            disabled={corner === null}
            value={corner ?? ''}
            onChange={(event) => change(event.target.value as Corner)}
          >
            {corner === null && <option value="" />}
            {CORNERS.map((each) => (
              <option key={each} value={each}>
                {t(`corner.${each}`)}
              </option>
            ))}
          </select>
          <span className="hint">{t('audience.cornerHint')}</span>
        </label>
        <p className="hint">{t(privateWindows ? 'audience.private' : 'audience.noPrivate')}</p>
      </div>
      <div className="row buttons">
        <button type="button" className="secondary" onClick={() => sendMessage('popOut', { view: 'check' })}>
          {t('audience.check')}
        </button>
      </div>
    </Section>
  )
}

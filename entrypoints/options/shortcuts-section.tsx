import { TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { settingsText as t } from '@/components/extension/settings-text'
import { sendMessage } from '@/utils/messages/messages'
import type { settingsStrings } from '@/utils/strings/en/settings'
import { Section } from './section'
import { useAnswer } from './use-answer'

type CommandKey = Extract<keyof typeof settingsStrings, `command.${string}`>

/** The marks and the panel by key; one that the browser did not bind is reported here, not in front of a customer. */
export function ShortcutsSection() {
  const [looked, setLooked] = useState(0)
  const { value } = useAnswer(() => sendMessage('getShortcuts'), looked)
  const [cannot, setCannot] = useState(false)
  useEffect(() => {
    const look = () => setLooked((times) => times + 1)
    addEventListener('focus', look)
    return () => removeEventListener('focus', look)
  }, [])
  const unbound = (value ?? []).filter(({ keys, suggested }) => keys === '' && suggested).length
  const change = async () => setCannot(!(await sendMessage('openShortcutSettings')).ok)
  return (
    <Section
      id="shortcuts"
      title={t('keys.title')}
      intro={t(import.meta.env.FIREFOX ? 'keys.introFirefox' : 'keys.intro')}
    >
      <dl className="group shortcuts">
        {value?.map(({ name, keys, suggested }) => (
          <div key={name}>
            <dt>{t(`command.${name}` as CommandKey)}</dt>
            <dd>{keys === '' ? <NotSet missing={suggested} /> : <kbd className="keycap">{keys}</kbd>}</dd>
          </div>
        ))}
      </dl>
      {unbound > 0 && <p className="fault">{t('keys.unbound', { count: unbound })}</p>}
      {cannot && <p className="fault">{t('keys.firefoxHow')}</p>}
      <div className="row buttons">
        <button type="button" className="secondary" onClick={change}>
          {t('keys.change')}
        </button>
      </div>
    </Section>
  )
}

/** One that comes with a key and has none is missed in front of a customer; the others are there for who wants them. */
function NotSet({ missing }: { missing: boolean }) {
  if (!missing) return <span className="muted">{t('keys.optional')}</span>
  return (
    <span className="missing">
      <TriangleAlert size={14} aria-hidden="true" /> {t('keys.notSet')}
    </span>
  )
}

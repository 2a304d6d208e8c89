import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { ask } from '@/components/extension/ask'
import { saveText } from '@/components/extension/save-text'
import { settingsText as t } from '@/components/extension/settings-text'
import { sendMessage } from '@/utils/messages/messages'
import type { Restored } from '@/utils/store/backup'
import { Section } from './section'
import { useOutcome } from './use-outcome'

/** More than this is no backup; it is not even read. The background says the same of what reaches it. */
const MAX_BYTES = 32 * 1024 * 1024

/** Everything written here as one file, and back. */
export function BackupSection({ interrupted }: { interrupted: boolean }) {
  const { say, fail, outcome } = useOutcome()
  const save = async () => {
    const answer = await ask(sendMessage('makeBackup'))
    if (!answer.ok) return fail(answer.fault)
    saveText(answer.value)
    say(t('backup.saved', { file: answer.value.fileName, count: answer.value.notes }))
  }
  const [restoring, setRestoring] = useState(false)
  const input = useFocusKept(restoring)
  const restore = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    if (!file) return
    setRestoring(true)
    say(t('backup.restoring'))
    const answer =
      file.size > MAX_BYTES ? tooLarge() : await ask(sendMessage('restoreBackup', { text: await file.text() }))
    // So that the same file can be chosen again.
    target.value = ''
    setRestoring(false)
    if (answer.ok) say(saidOf(answer.value))
    else fail(answer.fault)
  }
  return (
    <Section id="backup" title={t('backup.title')} intro={t('backup.intro')}>
      <div className="row buttons">
        <button type="button" className="secondary" onClick={save}>
          {t('backup.save')}
        </button>
        <label className="secondary file">
          <input
            ref={input}
            type="file"
            accept="application/json,.json"
            className="sr-only"
            disabled={restoring}
            onChange={restore}
          />
          {t('backup.restore')}
        </label>
      </div>
      {outcome}
      {interrupted && <p role="status">{t('backup.interrupted')}</p>}
    </Section>
  )
}

/** What cannot be pressed for a while has no focus; it gets it back where it had it. */
function useFocusKept(disabled: boolean) {
  const input = useRef<HTMLInputElement>(null)
  const was = useRef(false)
  useEffect(() => {
    if (was.current && !disabled && document.activeElement === document.body) input.current?.focus()
    was.current = disabled
  }, [disabled])
  return input
}

function saidOf({ notes, added, damagedPictures }: Restored): string {
  const restored = t('backup.restored', { notes, added })
  return damagedPictures === 0 ? restored : `${restored} ${t('backup.pictures', { count: damagedPictures })}`
}

const tooLarge = () => ({ ok: false, fault: { code: 'invalid', message: t('backup.tooLarge') } }) as const

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import { t } from '@/dashboard/strings'
import type { LinkAnswer } from '@/utils/model/people'

/** A link for the admin to pass on; or word that the endpoint has mailed it. */
export function PassOn({ answer, email, onClose }: { answer: LinkAnswer; email: string; onClose: () => void }) {
  const [isCopied, setCopied] = useState(false)
  const { link } = answer
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <>
      <p>{link === null ? t('members.mailed', { email }) : t('members.passOn', { email })}</p>
      {link !== null && (
        <div className="pass-on">
          <TextField className="field" isReadOnly value={link} autoFocus>
            <Label>{t('members.passOnLink')}</Label>
            <Input dir="ltr" onFocus={(event) => event.currentTarget.select()} />
          </TextField>
          <Button className="button" onPress={() => copy(link)}>
            {isCopied ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
            {isCopied ? t('copied') : t('copy')}
          </Button>
        </div>
      )}
      <div className="dialog-buttons">
        <Button className="button button-primary" onPress={onClose}>
          {t('done')}
        </Button>
      </div>
    </>
  )
}

import { useCallback, useEffect, useState } from 'react'
import { ask } from '@/components/extension/ask'
import { dealOption, type SubjectOption } from '@/components/extension/subject'
import type { ExtensionState, FrontView } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import { t } from './strings'

/** The CRM's record in front when the chord was pressed; asked anew when the panel is opened again or the demo changes. */
export function useFront({ demo }: ExtensionState): { front: FrontView | null; lookAgain: () => void } {
  const [front, setFront] = useState<FrontView | null>(null)
  const lookAgain = useCallback(() => {
    ask(sendMessage('getFront')).then((answer) => setFront(answer.ok ? answer.value : null))
  }, [])
  const subject = `${demo?.id} ${demo?.dealId} ${demo?.account}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: whose demo it is decides whether the page is another's.
  useEffect(() => {
    lookAgain()
    addEventListener('focus', lookAgain)
    return () => removeEventListener('focus', lookAgain)
  }, [lookAgain, subject])
  return { front, lookAgain }
}

/** The record as a customer to pick; null where neither the team's deals nor the page's title name it. */
export function frontOption(front: FrontView | null): SubjectOption | null {
  if (!front) return null
  const { page, deal } = front
  const account = deal ? (deal.account ?? deal.name) : page.name
  if (account === null) return null
  const from = t('demo.fromPageSide', { system: t(`system.${page.system}`) })
  const known = deal ? dealOption(deal).side : page.id
  return {
    key: deal?.id ?? 'front',
    main: account,
    side: known === '' ? from : `${from} · ${known}`,
    subject: { dealId: deal?.id ?? null, account, crmUrl: page.url },
  }
}

import { useCallback, useEffect, useState } from 'react'
import { ask } from '@/components/extension/ask'
import { dealOption, type SubjectOption } from '@/components/extension/subject'
import type { DemoView, ExtensionState, FrontView } from '@/utils/messages/extension-state'
import { sendMessage } from '@/utils/messages/messages'
import { t } from './strings'

interface Front {
  front: FrontView | null
  lookAgain: () => void
  /** The notes do not go to this page's record, and that is right: nothing is said of it any more. */
  pass: () => void
}

/** The CRM's record in front when the chord was pressed; asked anew when the panel is opened again or the demo changes. */
export function useFront({ demo }: ExtensionState): Front {
  const [passed, setPassed] = useState<readonly string[]>([])
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
  const place = `${subject} ${front?.page.url}`
  const isOther = front?.isOther === true && !passed.includes(place)
  return { front: front && { ...front, isOther }, lookAgain, pass: () => setPassed([...passed, place]) }
}

/** How page and demo are called side by side; null where nothing known here tells one from the other. */
export function namesApart(
  front: FrontView,
  demo: Pick<DemoView, 'title' | 'deal'>,
): [here: string, title: string] | null {
  const here = frontOption(front)?.main ?? ''
  const title = demo.title ?? t('demo.unnamed')
  if (here !== title) return [here, title]
  const { deal } = front
  if (!deal || !demo.deal || deal.name === demo.deal) return null
  return [`${here} · ${deal.name}`, `${title} · ${demo.deal}`]
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

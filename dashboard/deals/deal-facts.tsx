import { Fact, Facts } from '@/dashboard/parts/facts'
import { useDates } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { DealView } from '@/utils/model/views'

export function DealFacts({ deal }: { deal: DealView }) {
  const { day } = useDates()
  return (
    <Facts title={t('deal.about')}>
      <Fact name={t('field.segment')}>{deal.segment}</Fact>
      <Fact name={t('field.owner')}>{deal.owner}</Fact>
      <Fact name={t('deal.stage')}>{deal.stage}</Fact>
      <Fact name={t('deal.need')}>{deal.primaryNeed}</Fact>
      <Fact name={t('deal.competitors')}>{deal.competitors.join(', ')}</Fact>
      <Fact name={t('deal.lostTo')}>{deal.lostTo}</Fact>
      <Fact name={t('deal.opened')}>{deal.openedAt && day(deal.openedAt)}</Fact>
      <Fact name={t('field.closed')}>{deal.closedAt && day(deal.closedAt)}</Fact>
    </Facts>
  )
}

import { Button } from 'react-aria-components'
import { t } from '@/dashboard/strings'

interface Props {
  back: () => void
  /** What the button says that goes on: it submits the step's form. */
  next: string
  isReady: boolean
}

/** The way on and the way back, in the same place on each step. */
export function StepFoot({ back, next, isReady }: Props) {
  return (
    <div className="import-foot">
      <Button type="submit" className="button button-primary" isDisabled={!isReady}>
        {next}
      </Button>
      <Button className="button" onPress={back}>
        {t('import.back')}
      </Button>
    </div>
  )
}

import { Button } from 'react-aria-components'
import { t } from '@/dashboard/strings'

interface Props {
  question: string
  options: ReadonlyArray<{ id: string; label: string }>
  /** Null is "unknown"; undefined is no answer yet. */
  answer?: string | null | undefined
  isDisabled?: boolean
  onAnswer: (id: string | null) => void
}

/** One question, answered by one press; that it is not known is an answer like the others. */
export function Answers({ question, options, answer, isDisabled = false, onAnswer }: Props) {
  return (
    <fieldset className="answers">
      <legend>{question}</legend>
      {[...options, { id: null, label: t('closeDeal.unknown') }].map(({ id, label }) => (
        <Button
          key={id}
          className="chip"
          aria-pressed={answer === id}
          isDisabled={isDisabled}
          onPress={() => onAnswer(id)}
        >
          <bdi>{label}</bdi>
        </Button>
      ))}
    </fieldset>
  )
}

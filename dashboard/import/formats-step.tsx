import { Label, Radio, RadioGroup } from 'react-aria-components'
import { useDates } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import type { FormatQuestion } from '@/utils/model/import'
import { StepFoot } from './step-foot'
import { openQuestions, type StepProps } from './wizard'

/** What the file leaves open is asked by one of its own values, never guessed. */
export function FormatsStep({ wizard, go }: StepProps) {
  const { look, choice } = wizard
  return (
    <form
      className="import-form"
      onSubmit={(event) => {
        event.preventDefault()
        go({ type: 'formatsDone' })
      }}
    >
      {look?.questions.map((question) => (
        <Question
          key={question.about}
          question={question}
          answer={choice[question.about]}
          onAnswer={(format) => go({ type: 'chose', choice: { [question.about]: format } })}
        />
      ))}
      <StepFoot
        back={() => go({ type: 'wentTo', step: 'columns' })}
        next={t('import.next')}
        isReady={openQuestions(wizard).length === 0}
      />
    </form>
  )
}

interface Props {
  question: FormatQuestion
  answer: string | undefined
  onAnswer: (format: string) => void
}

function Question({ question: { about, value, answers }, answer, onAnswer }: Props) {
  const { day } = useDates()
  const reading = (text: string) => (about === 'dateFormat' ? day(text) : text)
  return (
    <RadioGroup className="choices import-question" value={answer ?? null} onChange={onAnswer}>
      <Label>{t(`import.ask.${about}`, { value })}</Label>
      {answers.map(({ format, reads }) => (
        <Radio key={format} value={format} className="choice">
          <span className="dot" aria-hidden />
          <span>
            <strong>
              <bdi>{reading(reads)}</bdi>
            </strong>
            <code className="quiet" dir="ltr">
              {format}
            </code>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}

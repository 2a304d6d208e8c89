import { Link } from '@tanstack/react-router'
import { useReducer } from 'react'
import { onlyFilter } from '@/dashboard/address/filter-address'
import { useRights } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import { CheckStep } from './check-step'
import { ColumnsStep } from './columns-step'
import { DoneStep } from './done-step'
import { FileStep } from './file-step'
import { FormatsStep } from './formats-step'
import { advance, FIRST, stepsOf, type Wizard } from './wizard'

const parts = {
  file: FileStep,
  columns: ColumnsStep,
  formats: FormatsStep,
  check: CheckStep,
  done: DoneStep,
} as const

/** Deals come in from a file, step by step; nothing is changed before the last one. */
export function ImportPage() {
  const [wizard, go] = useReducer(advance, FIRST)
  const { writeDeals } = useRights()
  const Part = parts[wizard.step]
  return (
    <div className="scroll-page import-page">
      <nav className="crumbs" aria-label={t('crumbs')}>
        <Link to="/deals" search={onlyFilter}>
          {t('nav.deals')}
        </Link>
      </nav>
      <header className="import-head">
        <h1>{t('import.title')}</h1>
        {wizard.file && (
          <p className="quiet">
            <bdi>{wizard.file.name}</bdi>
          </p>
        )}
      </header>
      {writeDeals ? (
        <>
          <StepList wizard={wizard} />
          <Part wizard={wizard} go={go} />
        </>
      ) : (
        <p className="state">{t('import.notYours')}</p>
      )}
    </div>
  )
}

function StepList({ wizard }: { wizard: Wizard }) {
  const steps = stepsOf(wizard)
  return (
    <ol className="import-steps" aria-label={t('import.steps')}>
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={step === wizard.step ? 'step' : undefined}
          data-passed={index < steps.indexOf(wizard.step) || undefined}
        >
          <span className="import-step-number" aria-hidden>
            {index + 1}
          </span>
          {t(`import.step.${step}`)}
        </li>
      ))}
    </ol>
  )
}

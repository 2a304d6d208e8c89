import { useMutation } from '@tanstack/react-query'
import { FieldError, Input, Label, TextField } from 'react-aria-components'
import { lookAtFile } from '@/dashboard/api/imports'
import { InlineError } from '@/dashboard/parts/error-state'
import { FieldSelect } from '@/dashboard/parts/field-select'
import { useMe } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import { type ImportField, type ImportLook, importField } from '@/utils/model/import'
import { currency as currencyCode } from '@/utils/model/money'
import { fieldName } from './field-name'
import { StepFoot } from './step-foot'
import type { StepProps } from './wizard'

const NONE = ''

/** Which column holds what: proposed by the columns' names, with values of the file beside each. */
export function ColumnsStep({ wizard, go }: StepProps) {
  const { file, look, choice } = wizard
  const again = useMutation({
    mutationFn: (of: File) => lookAtFile(of, choice),
    onSuccess: (look) => go({ type: 'columnsDone', look }),
  })
  if (!file || !look) return null
  const mapping = choice.mapping ?? {}
  const unused = look.columns.filter(({ name }) => !Object.values(mapping).includes(name))
  const isCurrencyRight = choice.currency === undefined || currencyCode.safeParse(choice.currency).success
  return (
    <form
      className="import-form"
      onSubmit={(event) => {
        event.preventDefault()
        again.mutate(file)
      }}
    >
      <p className="import-lead">{t('import.columnsLead', { encoding: look.encoding.toUpperCase() })}</p>
      <div className="import-fields">
        {importField.options.map((field) => (
          <ColumnOf
            key={field}
            field={field}
            columns={look.columns}
            chosen={mapping[field]}
            onChange={(column) => go({ type: 'mapped', field, column })}
          />
        ))}
      </div>
      {unused.length > 0 && (
        <p className="quiet import-unused">
          {t('import.unused')} <bdi>{unused.map(({ name }) => name).join(', ')}</bdi>
        </p>
      )}
      {mapping.amount !== undefined && (
        <CurrencyField value={choice.currency} onChange={(currency) => go({ type: 'chose', choice: { currency } })} />
      )}
      {mapping.id === undefined && (
        <p className="inline-error" role="alert">
          {t('import.needsId')}
        </p>
      )}
      <InlineError error={again.error} />
      <StepFoot
        back={() => go({ type: 'restarted' })}
        next={t('import.next')}
        isReady={mapping.id !== undefined && isCurrencyRight && !again.isPending}
      />
    </form>
  )
}

interface ColumnProps {
  field: ImportField
  columns: ImportLook['columns']
  chosen: string | undefined
  onChange: (column: string | null) => void
}

function ColumnOf({ field, columns, chosen, onChange }: ColumnProps) {
  const samples = columns.find(({ name }) => name === chosen)?.samples ?? []
  return (
    <div className="import-field" data-unused={chosen === undefined || undefined}>
      <FieldSelect
        label={fieldName(field)}
        value={chosen ?? NONE}
        options={[
          { id: NONE, label: t('import.notInFile') },
          ...columns.map(({ name }) => ({ id: name, label: name })),
        ]}
        onChange={(name) => onChange(name === NONE ? null : name)}
      />
      <span className="quiet import-samples" dir="auto">
        {samples.join(' · ')}
      </span>
    </div>
  )
}

interface CurrencyProps {
  value: string | undefined
  onChange: (currency: string | undefined) => void
}

/** For rows that name none. */
function CurrencyField({ value, onChange }: CurrencyProps) {
  const { currency } = useMe().workspace
  return (
    <TextField
      className="field import-currency"
      value={value ?? currency}
      onChange={(typed) => onChange(typed.trim().toUpperCase() || undefined)}
      validate={(typed) => (currencyCode.safeParse(typed).success ? null : t('import.currencyWrong'))}
      maxLength={3}
    >
      <Label>{t('import.currency')}</Label>
      <Input dir="ltr" />
      <FieldError className="inline-error" />
    </TextField>
  )
}

import { Check, ChevronDown } from 'lucide-react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'

interface Props<Id extends string> {
  label: string
  value: Id
  options: ReadonlyArray<{ id: Id; label: string }>
  isDisabled?: boolean
  onChange: (value: Id) => void
}

/** One field of a record as `name  value ▾`, saved by choosing. */
export function FieldSelect<Id extends string>({ label, value, options, isDisabled, onChange }: Props<Id>) {
  return (
    <Select
      className="field-line"
      value={value}
      isDisabled={isDisabled}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key)
        if (chosen && chosen.id !== value) onChange(chosen.id)
      }}
    >
      <Label className="field-name">{label}</Label>
      <Button className="field-value">
        <SelectValue>{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown aria-hidden size={14} />
      </Button>
      <Popover className="popover popover-list" placement="bottom end">
        <ListBox className="listbox">
          {options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} className="option" textValue={option.label}>
              <Check aria-hidden size={14} className="option-check" />
              <span className="option-label">{option.label}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}

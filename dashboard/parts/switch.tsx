import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'

interface Props<Value extends string> {
  label: string
  value: Value
  options: ReadonlyArray<readonly [Value, string]>
  onChange: (value: Value) => void
}

/** One of a few, all in sight. */
export function Switch<Value extends string>({ label, value, options, onChange }: Props<Value>) {
  return (
    <ToggleButtonGroup
      className="switch"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find(([id]) => keys.has(id))
        if (chosen) onChange(chosen[0])
      }}
    >
      {options.map(([id, text]) => (
        <ToggleButton key={id} id={id} className="switch-part">
          {text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

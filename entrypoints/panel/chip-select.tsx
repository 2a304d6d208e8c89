interface ChipSelectProps<Value extends string> {
  label: string
  /** Says something that the note did not say by itself. */
  isSet: boolean
  value: Value
  options: readonly (readonly [Value, string])[]
  pick: (value: Value) => void
}

/** One of a few words about a note, as small as what it says. */
export function ChipSelect<Value extends string>({ label, isSet, value, options, pick }: ChipSelectProps<Value>) {
  return (
    <select
      className="chip"
      aria-label={label}
      data-set={isSet}
      value={value}
      onChange={({ target }) => {
        const chosen = options.find(([each]) => each === target.value)
        if (chosen) pick(chosen[0])
      }}
    >
      {options.map(([each, text]) => (
        <option key={each} value={each}>
          {text}
        </option>
      ))}
    </select>
  )
}

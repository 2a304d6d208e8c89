import type { ReactNode } from 'react'
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter as useTextFilter,
} from 'react-aria-components'

export interface PickerItem {
  id: string
  label: string
  /** Small words at the end of the line: what kind of thing it is. */
  hint?: string
  icon?: ReactNode
  /** Stays whatever is typed, as it is made of what is typed. */
  always?: true
}

interface Props {
  title: string
  placeholder: string
  items: readonly PickerItem[]
  empty: string
  onPick: (id: string) => void
  onClose: () => void
  typed: string
  onType: (typed: string) => void
}

/** A line to type in and the matches below it: the command palette and every type-ahead. */
export function Picker({ title, placeholder, items, empty, onPick, onClose, typed, onType }: Props) {
  const { contains } = useTextFilter({ sensitivity: 'base' })
  const found = items.filter(({ label, always }) => always || contains(label, typed.trim())).slice(0, MOST)
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(open) => open || onClose()}>
      <Modal className="modal picker">
        <Dialog className="dialog-plain" aria-label={title}>
          <Autocomplete inputValue={typed} onInputChange={onType}>
            <SearchField className="picker-line" aria-label={title} autoFocus>
              <Input placeholder={placeholder} dir="auto" />
            </SearchField>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <section className="picker-list" tabIndex={0} aria-label={title}>
              <Menu
                className="picker-menu"
                aria-label={title}
                items={found}
                onAction={(key) => onPick(String(key))}
                renderEmptyState={() => <p className="quiet">{empty}</p>}
              >
                {({ id, label, hint, icon }) => (
                  <MenuItem id={id} className="menu-item" textValue={label}>
                    {icon}
                    <span className="option-label" dir="auto">
                      {label}
                    </span>
                    {hint && <span className="quiet">{hint}</span>}
                  </MenuItem>
                )}
              </Menu>
            </section>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** More than anybody reads before typing one more letter. */
const MOST = 60

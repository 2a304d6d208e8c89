import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  type Selection,
} from 'react-aria-components'
import { t } from '@/dashboard/strings'
import { LANGUAGE_CHOICES, LANGUAGE_NAMES } from '@/utils/strings/languages'
import { appearances, chooseAppearance, storedAppearance } from './appearance'
import { chooseLanguage, storedLanguage } from './language'

const icons = { system: Monitor, light: Sun, dark: Moon }

/** How the dashboard looks and which language it speaks, on this machine. */
export function AppearanceMenu() {
  const [chosen, setChosen] = useState(storedAppearance)
  const Icon = icons[chosen]
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={t('appearance.label')}>
        <Icon aria-hidden size={16} />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={t('appearance.label')}>
          <Choice
            title={t('appearance.look')}
            options={appearances.map((id) => ({ id, text: t(`appearance.${id}`) }))}
            chosen={chosen}
            choose={(appearance) => {
              chooseAppearance(appearance)
              setChosen(appearance)
            }}
          />
          <Choice
            title={t('appearance.language')}
            options={LANGUAGE_CHOICES.map((id) => ({
              id,
              text: id === 'auto' ? t('appearance.browserLanguage') : LANGUAGE_NAMES[id],
            }))}
            chosen={storedLanguage()}
            choose={chooseLanguage}
          />
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

interface ChoiceProps<T> {
  title: string
  options: readonly { id: T; text: string }[]
  chosen: T
  choose: (id: T) => void
}

function Choice<T extends string>({ title, options, chosen, choose }: ChoiceProps<T>) {
  const onChange = (keys: Selection) => {
    const next = options.find(({ id }) => keys !== 'all' && keys.has(id))
    if (next && next.id !== chosen) choose(next.id)
  }
  return (
    <MenuSection selectionMode="single" disallowEmptySelection selectedKeys={[chosen]} onSelectionChange={onChange}>
      <Header className="menu-title">{title}</Header>
      {options.map(({ id, text }) => (
        <MenuItem key={id} id={id} className="menu-item" textValue={text}>
          {text}
        </MenuItem>
      ))}
    </MenuSection>
  )
}

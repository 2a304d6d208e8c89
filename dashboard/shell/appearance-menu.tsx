import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { t } from '@/dashboard/strings'
import { appearances, chooseAppearance, storedAppearance } from './appearance'

const icons = { system: Monitor, light: Sun, dark: Moon }

export function AppearanceMenu() {
  const [chosen, setChosen] = useState(storedAppearance)
  const Icon = icons[chosen]
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={t('appearance.label')}>
        <Icon aria-hidden size={16} />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={t('appearance.label')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[chosen]}
          onSelectionChange={(keys) => {
            const next = appearances.find((appearance) => keys !== 'all' && keys.has(appearance)) ?? 'system'
            chooseAppearance(next)
            setChosen(next)
          }}
        >
          {appearances.map((appearance) => (
            <MenuItem key={appearance} id={appearance} className="menu-item" textValue={t(`appearance.${appearance}`)}>
              {t(`appearance.${appearance}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

import { ChevronRight, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button, Dialog, DialogTrigger, Menu, MenuItem, Popover } from 'react-aria-components'
import type { ListField } from '@/dashboard/address/filter-address'
import { t } from '@/dashboard/strings'
import { OptionList } from './option-list'

/** The fields that are not always in sight: first which one, then, in the same place, its values. */
export function MoreFilters({ fields }: { fields: readonly ListField[] }) {
  const [field, setField] = useState<ListField | null>(null)
  return (
    <DialogTrigger onOpenChange={(isOpen) => isOpen && setField(null)}>
      <Button className="chip chip-more">
        <Plus aria-hidden size={14} />
        {t('filter.more')}
      </Button>
      <Popover className="popover popover-list" placement="bottom start">
        <Dialog className="dialog-plain" aria-label={field ? t(`field.${field}`) : t('filter.more')}>
          {field ? (
            <OptionList field={field} />
          ) : (
            <Menu className="menu" aria-label={t('filter.more')} autoFocus="first" shouldCloseOnSelect={false}>
              {fields.map((one) => (
                <MenuItem key={one} className="menu-item" textValue={t(`field.${one}`)} onAction={() => setField(one)}>
                  <span className="option-label">{t(`field.${one}`)}</span>
                  <ChevronRight aria-hidden size={14} />
                </MenuItem>
              ))}
            </Menu>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

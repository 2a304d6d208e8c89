import { Check } from 'lucide-react'
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components'
import { t } from '@/dashboard/strings'
import { type Role, role } from '@/utils/model/words'

/** The roles of a member, each with what it lets one do. */
export function RoleBoxes({ value, onChange }: { value: Role[]; onChange: (roles: Role[]) => void }) {
  return (
    <CheckboxGroup
      className="role-boxes"
      value={value}
      onChange={(chosen) => onChange(role.options.filter((one) => chosen.includes(one)))}
    >
      <Label>{t('members.roles')}</Label>
      {role.options.map((one) => (
        <Checkbox key={one} value={one} className="check role-box">
          <span className="box">
            <Check aria-hidden size={11} />
          </span>
          <span>
            <strong>{t(`role.${one}`)}</strong>
            <span className="quiet">{t(`role.${one}.may`)}</span>
          </span>
        </Checkbox>
      ))}
    </CheckboxGroup>
  )
}

import { useMutation } from '@tanstack/react-query'
import { Upload } from 'lucide-react'
import { Button, DropZone, FileTrigger, Text } from 'react-aria-components'
import { lookAtFile } from '@/dashboard/api/imports'
import { InlineError } from '@/dashboard/parts/error-state'
import { useMe } from '@/dashboard/parts/workspace'
import { t } from '@/dashboard/strings'
import { MAX_IMPORT_BYTES } from '@/utils/model/import'
import { PastImports } from './past-imports'
import type { StepProps } from './wizard'

const MIB = 1024 * 1024

/** A file is dropped or chosen; what came in before stands below. */
export function FileStep({ go }: StepProps) {
  const { slug } = useMe().workspace
  const look = useMutation({
    mutationFn: (file: File) => lookAtFile(file, {}),
    onSuccess: (look, file) => go({ type: 'looked', file, look }),
  })
  const chosen = look.variables
  const isTooLarge = chosen !== undefined && chosen.size > MAX_IMPORT_BYTES
  const take = (file: File | undefined) => file && look.mutate(file)
  return (
    <>
      <DropZone
        className="import-drop"
        aria-label={t('import.drop')}
        getDropOperation={() => 'copy'}
        onDrop={async ({ items }) => {
          const [item] = items.filter((one) => one.kind === 'file')
          take(await item?.getFile())
        }}
      >
        <Upload aria-hidden size={24} />
        <Text slot="label">{look.isPending ? t('import.reading') : t('import.drop')}</Text>
        <FileTrigger acceptedFileTypes={['.csv', '.tsv', '.txt', 'text/csv']} onSelect={(files) => take(files?.[0])}>
          <Button className="button button-primary" isDisabled={look.isPending} autoFocus>
            {t('import.choose')}
          </Button>
        </FileTrigger>
        <p className="quiet">{t('import.from')}</p>
        {isTooLarge ? (
          <p className="inline-error" role="alert">
            {t('import.tooLarge', { size: Math.ceil(chosen.size / MIB), most: MAX_IMPORT_BYTES / MIB })}
          </p>
        ) : (
          <InlineError error={look.error} />
        )}
      </DropZone>
      <p className="quiet import-line">
        {t('import.orLine')} <code dir="ltr">{`npm run pushback -- import deals deals.csv --workspace ${slug}`}</code>
      </p>
      <PastImports />
    </>
  )
}

import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { formatCount } from '@/dashboard/format/counts'
import { t } from '@/dashboard/strings'
import type { ImportAnswer } from '@/utils/model/import'
import { problemRows } from './problem-rows'

/** So many stand on the page; the file has them all. */
const SHOWN = 100

interface Props {
  answer: ImportAnswer
  fileName: string
}

/** Every row that is left out or doubtful, by its line and with its reason. */
export function Problems({ answer, fileName }: Props) {
  const { rejected, warnings, unlisted } = answer
  const link = useFile(answer)
  const lists = [
    ['left', rejected, unlisted.rejected],
    ['doubtful', warnings, unlisted.warnings],
  ] as const
  if (rejected.length + warnings.length === 0) return <p className="quiet import-fine">{t('import.noProblems')}</p>
  return (
    <>
      <p>
        <a className="button" href={link} download={`problems-${fileName.replace(/\.\w+$/, '')}.csv`}>
          <Download aria-hidden size={14} />
          {t('import.download')}
        </a>
      </p>
      {lists.map(([kind, notes, more]) => (
        <section key={kind} className="import-rows" hidden={notes.length === 0}>
          <h2>
            {t(`import.${kind}`)} <span className="count">{formatCount(notes.length + more)}</span>
          </h2>
          <table className="table import-problems">
            <thead>
              <tr>
                <th scope="col">{t('import.line')}</th>
                <th scope="col">{t('import.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {notes.slice(0, SHOWN).map(({ line, reason }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and a line may stand in it twice
                <tr key={at}>
                  <td>{formatCount(line)}</td>
                  <td dir="auto">{reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {notes.length + more > SHOWN && (
            <p className="quiet">{t('import.moreProblems', { count: notes.length + more - SHOWN })}</p>
          )}
        </section>
      ))}
    </>
  )
}

/** A link to the problem rows as a file, for as long as it is in sight. */
function useFile(answer: ImportAnswer): string | undefined {
  const [link, setLink] = useState<string>()
  useEffect(() => {
    // With a mark, by which Excel knows UTF-8.
    const made = URL.createObjectURL(new Blob(['\ufeff', problemRows(answer)], { type: 'text/csv' }))
    setLink(made)
    return () => URL.revokeObjectURL(made)
  }, [answer])
  return link
}

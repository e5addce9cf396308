import type { NameView } from '#app/domain/ceremonies/name-view.ts'
import { Alarm } from '../desk/alarm.tsx'
import { Button } from '../govuk/button.tsx'
import { useWords } from '../words.tsx'
import type { NameHrefs } from './hrefs.ts'
import { NameLine, NameState } from './name-line.tsx'

/** The certificate as the press would print it now, and the button that approves what it shows. */
export function NameProof({ name, hrefs }: { name: NameView; hrefs: NameHrefs }) {
  const t = useWords()
  const isOpen = name.state === 'new' || name.state === 'correction'
  return (
    <div>
      <NameLine name={name} />
      {name.state === 'unprintable' ? (
        <Alarm title={t('names.cannot-print')}>
          {t('names.cannot-print-lead', { letters: t.list(name.letters) })}
        </Alarm>
      ) : (
        <>
          <p>
            <NameState name={name} />
          </p>
          <img
            className="paper-picture"
            src={hrefs.proofPicture(name.honoureeId, name.revision)}
            width="842"
            height="595"
            alt={t('names.proof-alt', { name: name.printed })}
          />
          <p>
            <a href={hrefs.proofPdf(name.honoureeId)}>{t('names.proof-pdf')}</a>
          </p>
        </>
      )}
      {isOpen && (
        <form method="post">
          <input type="hidden" name="revision" value={name.revision} />
          {name.serial && <p>{t('names.approve-replaces', { serial: name.serial })}</p>}
          <Button name="do" value="approve">
            {t('names.approve-this')}
          </Button>
        </form>
      )}
    </div>
  )
}

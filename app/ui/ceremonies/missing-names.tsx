import type { NameView } from '#app/domain/ceremonies/name-view.ts'
import type { LedgerView } from '#app/domain/ceremonies/print-view.ts'
import { Alarm } from '../desk/alarm.tsx'
import { Box } from '../desk/panels.tsx'
import { useWords } from '../words.tsx'
import type { NameHrefs } from './hrefs.ts'
import { NameState } from './name-line.tsx'

/** Who cannot have a certificate yet, and why. */
export function MissingNames({ names, hrefs }: { names: NameView[]; hrefs: NameHrefs }) {
  const t = useWords()
  if (names.length === 0) return null
  return (
    <Box
      id="missing"
      title={t('print.missing', { names: names.length })}
      link={{ href: hrefs.names, text: t('print.to-names') }}
    >
      <ul className="plain-rows">
        {names.map((name) => (
          <li key={name.honoureeId}>
            <a href={hrefs.name(name)}>
              <bdi>{name.printed}</bdi>
            </a>{' '}
            <NameState name={name} />
          </li>
        ))}
      </ul>
    </Box>
  )
}

/** Certificates that lie printed in the pile and no longer hold. */
export function VoidPaper({ lines }: { lines: LedgerView[] }) {
  const t = useWords()
  if (lines.length === 0) return null
  return (
    <Alarm kind="note" title={t('print.take-out', { certificates: lines.length })}>
      {t('print.take-out-lead', { serials: t.list(lines.map(({ serial }) => serial)) })}
    </Alarm>
  )
}

import { SECTIONS, type SectionHref } from './desk/desk-frame.tsx'
import { PageHead } from './desk/panels.tsx'
import { GuestPage } from './guest-page.tsx'
import { OfficerPage } from './officer-page.tsx'
import { usePage } from './page-context.tsx'
import { useWords } from './words.tsx'

const KINDS = {
  400: 'form-from-elsewhere',
  403: 'not-allowed',
  404: 'not-found',
  405: 'form-from-elsewhere',
  413: 'too-large',
  429: 'busy',
} as const

/** What went wrong, what to do, and for a fault of ours the reference that is in the log. */
export function ErrorPage({ status }: { status: number }) {
  const t = useWords()
  const { account, path } = usePage()
  const kind = Object.entries(KINDS).find(([code]) => Number(code) === status)?.[1] ?? 'broken'
  const title = t(`error.${kind}-title`)
  // Somebody at work stays at the desk, with the way to everything else.
  if (account && path.startsWith('/desk'))
    return (
      <OfficerPage title={title} at={sectionOf(path)}>
        <PageHead title={title} />
        <What kind={kind} />
      </OfficerPage>
    )
  return (
    <GuestPage title={title} narrow>
      <h1 className="display">{title}</h1>
      <What kind={kind} />
    </GuestPage>
  )
}

function What({ kind }: { kind: (typeof KINDS)[keyof typeof KINDS] | 'broken' }) {
  const t = useWords()
  const { reference } = usePage()
  return (
    <>
      <p className="govuk-body">{t(`error.${kind}-lead`)}</p>
      {kind === 'broken' && (
        <p className="govuk-body">
          {t.rich('error.broken-reference', {
            reference: (
              <bdi key="reference" dir="ltr">
                {reference}
              </bdi>
            ),
          })}
        </p>
      )}
    </>
  )
}

/** The longest address of a section that the path begins with. */
function sectionOf(path: string): SectionHref {
  const sections = SECTIONS.map(({ href }) => href).filter((href) => path.startsWith(href))
  return sections.at(-1) ?? '/desk'
}

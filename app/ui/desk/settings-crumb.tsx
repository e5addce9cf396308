import { useWords } from '../words.tsx'

/** The way back from a page of the settings, or from one below it. */
export function SettingsCrumb({ below }: { below?: { href: string; text: string } }) {
  const t = useWords()
  return (
    <p className="crumb">
      <a href="/desk/settings">{t('desk.settings')}</a>
      {below && (
        <>
          {' › '}
          <a href={below.href}>{below.text}</a>
        </>
      )}
    </p>
  )
}

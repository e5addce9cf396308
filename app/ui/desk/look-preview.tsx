import type { Theme } from '#app/domain/councils/theme.ts'
import { useWords } from '../words.tsx'

/** The council's colours where they meet, drawn: a style of its own the page may not carry. */
export function LookPreview({ theme, name }: { theme: Theme; name: string }) {
  const t = useWords()
  return (
    <svg
      className="look"
      viewBox="0 0 640 190"
      aria-hidden="true"
      focusable="false"
      fontFamily="system-ui, sans-serif"
    >
      <rect width="640" height="190" fill="#ffffff" />
      <rect width="640" height="56" fill={theme.ink} />
      <rect width="640" height="4" y="56" fill={theme.gold} />
      <text x="20" y="36" fontSize="20" fontWeight="700" fill={theme.goldLight}>
        {name.slice(0, 44)}
      </text>
      {[
        { x: 0, ground: '#ffffff' },
        { x: 320, ground: theme.paper },
      ].map(({ x, ground }) => (
        <g key={x}>
          <rect x={x} y="60" width="320" height="130" fill={ground} />
          <text x={x + 20} y="100" fontSize="22" fontWeight="700" fill={theme.ink}>
            {t('look.preview-heading')}
          </text>
          <rect x={x + 20} y="112" width="60" height="3" fill={theme.gold} />
          <text x={x + 20} y="148" fontSize="18" fill={theme.action} textDecoration="underline">
            {t('look.preview-link')}
          </text>
        </g>
      ))}
      <rect x="0.5" y="0.5" width="639" height="189" fill="none" stroke="#857d6c" />
    </svg>
  )
}

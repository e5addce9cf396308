import type { ReactNode } from 'react'
import { useWords } from '../words.tsx'

export interface ProgressProps {
  done: number
  total: number
  /** What is happening: "Writing letters. You can close this page." */
  children: ReactNode
  /** This page again, for readers without script. */
  refreshHref: string
  /** Still going on. Once it is over the page is not read again. */
  running: boolean
  /** Hold, Cancel: buttons in forms of their own. */
  actions?: ReactNode
  /** The answer's nonce, where the policy asks one of every script. */
  nonce?: string
}

/**
 * Long work: how far it is, what is happening, a link that reads the page again. A small script
 * (public/refresh.js) does so by itself and changes this part alone.
 */
export function Progress(props: ProgressProps) {
  const t = useWords()
  const { done, total, running } = props
  const far = t('desk.progress', { done, total })
  return (
    <div className="progress" data-refresh={running ? 'true' : undefined}>
      <output className="progress__count">{far}</output>
      <progress value={done} max={Math.max(total, 1)} aria-label={far} />
      <p>{props.children}</p>
      <div className="row">
        {running && <a href={props.refreshHref}>{t('desk.refresh')}</a>}
        {props.actions}
      </div>
      {running && <script type="module" src="/refresh.js" nonce={props.nonce} />}
    </div>
  )
}

import type { EventFields } from './event-fields.ts'

/** An event's texts as their form shows them. */
export function typedOfTexts(
  event: Pick<EventFields, 'title' | 'outsideTitle' | 'summary' | 'format' | 'texts'> & {
    initiativeId: string | null
  },
) {
  const typed: Record<string, string[]> = {
    title: [event.title],
    outsideTitle: [event.outsideTitle],
    summary: [event.summary],
    format: [event.format],
    initiativeId: [event.initiativeId ?? ''],
  }
  for (const [locale, own] of Object.entries(event.texts))
    for (const [name, text] of Object.entries(own))
      if (typeof text === 'string') typed[`texts.${locale}.${name}`] = [text]
  return typed
}

/** What an event asks, as its form shows it. */
export function typedOfAsks({
  questions,
  letters,
  paper,
}: Pick<EventFields, 'questions'> & { letters: string[]; paper: string[] }) {
  return {
    people: [questions.people],
    names: [questions.names],
    needs: [...questions.needs],
    message: questions.message ? ['on'] : [],
    quickExit: questions.quickExit ? ['on'] : [],
    letters: [...letters],
    paper: [...paper],
  }
}

/** Whom an event is open to, as its form shows it. */
export function typedOfOpen(event: Pick<EventFields, 'visibility' | 'languages' | 'facts'>) {
  return {
    visibility: [event.visibility],
    languages: [...event.languages],
    facts: [...event.facts],
  }
}

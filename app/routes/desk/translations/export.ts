import { findMessages } from '#app/domain/wording/find-messages.server.ts'
import { poFile } from '#app/domain/wording/po-file.server.ts'
import { download, notFound } from '#app/http/answer.server.ts'
import { officer } from '#app/http/guard.server.ts'
import { translatedLanguage } from '#app/http/translation-values.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'desk:translations.edit' }

/** The words of a language for translators' programs. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { db, council, now } = await officer({ request, context }, 'translations.edit')
  const language = translatedLanguage(params.language)?.tag
  if (!language) throw notFound()
  const messages = await findMessages(db, { councilId: council.id, language })
  return download(poFile({ language, messages, now }), {
    name: `herald-${language}.po`,
    type: 'text/x-gettext-translation; charset=utf-8',
  })
}

import { z } from 'zod'

const MOST = 5_000

/** What a page that showed the changes of a file sends back: which are taken, and all that it showed. */
export const bringForm = z.object({
  take: z.array(z.string().max(200)).max(MOST).default([]),
  shown: z
    .string()
    .transform((json, context) => {
      try {
        return JSON.parse(json)
      } catch {
        // No page of ours wrote it.
        context.issues.push({ code: 'custom', message: 'translations.bring-gone', input: json })
        return z.NEVER
      }
    })
    .pipe(
      z
        .array(
          z.object({
            key: z.string().max(200),
            before: z.string().max(4_000),
            text: z.string().max(2_000),
          }),
        )
        .max(MOST),
    ),
})

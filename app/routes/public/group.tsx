import { openAnswering, takeAnswer } from '#app/http/answering.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { AnsweringPage } from '#app/ui/invitation/answering-page.tsx'

export const handle = { policy: 'link' }

export const loader = (asked: LoaderFunctionArgs) => openAnswering(asked, 'group')

export const action = (asked: ActionFunctionArgs) => takeAnswer(asked, 'group')

export default function Group() {
  return (
    <AnsweringPage page={useLoaderData<typeof loader>()} sent={useActionData<typeof action>()} />
  )
}

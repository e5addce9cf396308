import { isRouteErrorResponse, Outlet, useRouteError } from './remix.ts'
import { ErrorPage } from './ui/error-page.tsx'

/** Pages bring their own frame, from <html> on: a guest's and an officer's have little in common. */
export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  return <ErrorPage status={isRouteErrorResponse(error) ? error.status : 500} />
}

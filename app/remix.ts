/**
 * The one door to the framework. Values come from @remix-run/react, which runs on both sides;
 * @remix-run/node gives types only, so that nothing of the server reaches the browser.
 * With React Router 7 both lines say "react-router".
 */
export {
  data,
  isRouteErrorResponse,
  Meta,
  Outlet,
  redirect,
  Scripts,
  useActionData,
  useLoaderData,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
export type { MetaFunction } from '@remix-run/react'
export type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'

/**
 * Nothing: pages are documents and forms, and work whole without a script. A page that must live in
 * the browser (the stage, the door) will hydrate by an entry of its own.
 */
export {}

/** What stands where a name was. */
export const ERASED_NAME = '(erased)'

import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y', 'html-validate:browser'],
  rules: {
    // React has one way to write each of these, and HTML allows it.
    'void-style': ['error', { style: 'selfclose' }],
    'attribute-boolean-style': ['error', { style: 'empty' }],
    'attribute-empty-style': ['error', { style: 'empty' }],
    'attr-case': ['error', { style: ['lowercase', 'camelcase'] }],
    'doctype-style': ['error', { style: 'lowercase' }],
    'no-implicit-button-type': 'error',
    'no-inline-style': 'error',
    // Boxes of one question share its name, and so do the buttons of one form.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
    // An event's own title stands in the page's title, whole: 160 letters are allowed, 70 are advice.
    'long-title': 'off',
    // Pages ask for no autocomplete of what only an officer can know.
    'valid-autocomplete': 'error',
  },
})

/** What is wrong with a whole page's HTML, a line each; nothing when it is valid. */
export async function faultsInHtml(html: string): Promise<string[]> {
  const report = await validator.validateString(listsAsOne(html))
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} at ${selector}`),
  )
}

/**
 * A form carries a list along as hidden fields of one name, one after the other, and the rule against
 * double names knows no list: the first of them stands for all. Everything else is looked at.
 */
const listsAsOne = (html: string) =>
  html.replace(
    /(<input type="hidden" name="([^"]*)"[^>]*>)(?:<input type="hidden" name="\2"[^>]*>)+/g,
    '$1',
  )

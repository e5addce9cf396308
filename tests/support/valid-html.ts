import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y', 'html-validate:browser'],
  rules: {
    // React writes attributes and void elements its own way; both are HTML.
    'void-style': 'off',
    'doctype-style': 'off',
    'attr-case': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-implicit-button-type': 'error',
    'no-inline-style': 'error',
    // Boxes of one question share its name.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
    // govuk-frontend's own markup: buttons and summaries hold phrases, hints hold words.
    'prefer-native-element': 'off',
    'long-title': 'off',
    // Pages ask for no autocomplete of what only an officer can know.
    'valid-autocomplete': 'error',
  },
})

/** What is wrong with a whole page's HTML, a line each; nothing when it is valid. */
export async function faultsInHtml(html: string): Promise<string[]> {
  // A form sends a list as hidden fields of one name; the rule against double names knows no list.
  const seen = html.replace(/<input type="hidden"[^>]*>/g, '')
  const report = await validator.validateString(seen)
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} at ${selector}`),
  )
}

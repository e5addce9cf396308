/**
 * Markup in one spelling: attributes in order, classes in order, no space that is not seen. Two parts
 * with the same result look and sound the same.
 *
 * Left out is what only scripts read, and what we add on purpose: directions, and the focus that an
 * error summary takes.
 */
export function normalised(html: string): string {
  return html
    .replace(/>\s+/g, '>')
    .replace(/\s+</g, '<')
    .replace(/\s+/g, ' ')
    .replace(/<(\w+)([^>]*?)\s*\/?>/g, (_, name: string, attributes: string) => {
      const kept = [...attributes.matchAll(/([\w-]+)(?:="([^"]*)")?/g)]
        .map(([, key = '', value = '']) => [key.toLowerCase(), value.trim()] as const)
        .filter(([key, value]) => !isOurs(key, value))
        .map(([key, value]) => `${key}="${key === 'class' ? inOrder(value) : value}"`)
      return `<${[name, ...kept.toSorted()].join(' ')}>`
    })
    .replaceAll('&#x27;', '’')
    .replaceAll('&#39;', '’')
    .trim()
}

const inOrder = (classes: string) =>
  classes
    .split(/\s+/)
    .filter((name) => !name.endsWith('__conditional--hidden'))
    .toSorted()
    .join(' ')

function isOurs(key: string, value: string): boolean {
  if (key.startsWith('data-') || key === 'dir' || key === 'autofocus') return true
  if (key === 'tabindex') return value === '-1'
  // A fieldset is a group and a link is a link without being told.
  return key === 'role' && (value === 'group' || value === 'button')
}

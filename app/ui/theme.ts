import { isColour, type Theme } from '#app/domain/councils/theme.ts'

/**
 * The council's colours as the text of a `<style>` element, to stand after the sheet. It depends on the
 * theme alone, so its hash or the answer's nonce admits it.
 *
 * Throws on anything but `#rrggbb`: the text is not escaped.
 */
export function themeCss(theme: Theme): string {
  const properties: Array<[name: string, colour: string]> = [
    ['ink', theme.ink],
    ['gold', theme.gold],
    ['gold-light', theme.goldLight],
    ['action', theme.action],
    ['paper', theme.paper],
  ]
  const declarations = properties.map(([name, colour]) => {
    if (!isColour(colour)) throw new Error(`the theme's ${name} is no colour`)
    return `--${name}:${colour}`
  })
  return `:root{${declarations.join(';')}}`
}

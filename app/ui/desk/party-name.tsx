export interface PartyNameProps {
  label: string
  nativeName: string | null
  href?: string
}

/** A party's name with its own script below: never cut. */
export function PartyName({ label, nativeName, href }: PartyNameProps) {
  const name = <bdi>{label}</bdi>
  return (
    <>
      {href ? <a href={href}>{name}</a> : name}
      {nativeName && nativeName !== label && (
        <span className="native">
          <bdi>{nativeName}</bdi>
        </span>
      )}
    </>
  )
}

export interface PersonNameProps {
  name: string
  /** The same name in its own script or spelling, shown below. */
  native?: string
  /** The language of `native`, where it is known. */
  lang?: string
  /** The person's page. */
  href?: string
}

/** A name, never cut, that keeps its own direction whatever stands around it. */
export function PersonName({ name, native, lang, href }: PersonNameProps) {
  const shown = <bdi>{name}</bdi>
  return (
    <>
      {href ? <a href={href}>{shown}</a> : shown}
      {native && (
        <span className="native">
          <bdi lang={lang}>{native}</bdi>
        </span>
      )}
    </>
  )
}

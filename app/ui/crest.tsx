/**
 * The council's own device, or the one that Herald lends: a shield with a herald's trumpet below three
 * stars. The council's name always stands beside it, so it says nothing of its own.
 */
export function Crest({ src }: { src?: string }) {
  if (src) return <img className="crest" src={src} alt="" width="34" height="40" />
  return (
    <svg
      className="crest"
      viewBox="0 0 34 40"
      width="34"
      height="40"
      aria-hidden="true"
      focusable="false"
    >
      <path
        className="crest__field crest__rim"
        strokeWidth="2"
        d="M2 2h30v17c0 9.5-6.2 15.3-15 19C8.2 34.3 2 28.5 2 19Z"
      />
      <path className="crest__line" strokeWidth="1.5" d="M2.5 12.500h29" />
      <path
        className="crest__charge"
        d={[8.5, 17, 25.5]
          .map((x) => `M${x} 4.2l1 2.1 2.2.2-1.7 1.5.5 2.3-2-1.2-2 1.2.5-2.3-1.7-1.5 2.2-.2Z`)
          .join('')}
      />
      <path
        className="crest__charge"
        d="M8 23.4 22.5 20c1.8-.5 3-1.6 4-3.200v10c-1-1.3-2.3-2-4-2L8 24.800Z"
      />
      <path className="crest__line" strokeWidth="1.4" d="M11.5 25v6.500l3-1.6 3 1.600V25" />
    </svg>
  )
}

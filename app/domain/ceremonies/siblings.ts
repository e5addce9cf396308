/** A child of a list as siblings are told by: children of one family are siblings, twins like any others. */
interface ChildOfFamily {
  /** Null where no family is known; then nobody is a sibling. */
  familyId: string | null
  name: string
}

const inOrder = new Intl.Collator('en-GB')

/**
 * Children by name, with siblings beside each other: a family stands where the first of its children
 * would. `siblings` are the other children of the family on this list. Nothing of it is stored.
 */
export function besideSiblings<T extends ChildOfFamily>(
  children: readonly T[],
): Array<{ child: T; siblings: string[] }> {
  const byName = children.toSorted((one, other) => inOrder.compare(one.name, other.name))
  const families = Map.groupBy(byName, (child) => child.familyId ?? child)
  return [...families.values()].flatMap((family) =>
    family.map((child) => ({
      child,
      siblings: family.filter((other) => other !== child).map(({ name }) => name),
    })),
  )
}

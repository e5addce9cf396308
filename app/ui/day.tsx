/**
 * The day of an event as a leaf of a calendar.
 * @param weekday Short, in the reader's words: "Sat".
 * @param day Of the month: "26".
 * @param date The day as `2027-06-26`, for machines.
 */
export function Day({ weekday, day, date }: { weekday: string; day: string; date: string }) {
  return (
    <time className="day" dateTime={date}>
      <span>{weekday}</span>
      <b>{day}</b>
    </time>
  )
}

import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds of CPU that these processes and their children have used, from /proc, to the hundredth of a second. */
export function cpuSoFar(...pids: Array<number | undefined>): number {
  const wanted = new Set(pids)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => statOf(pid) ?? [])
    .filter(({ pid, parent }) => wanted.has(pid) || wanted.has(parent))
    .reduce((sum, { ticks }) => sum + ticks * 10, 0)
}

function statOf(pid: string) {
  try {
    // After the name in brackets: state, parent, and from the twelfth on user and system time.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return {
      pid: Number(pid),
      parent: Number(fields[1]),
      ticks: Number(fields[11]) + Number(fields[12]),
    }
  } catch {
    return undefined // it has just ended
  }
}

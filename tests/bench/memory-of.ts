import { readdirSync, readFileSync } from 'node:fs'

const LOOK_EVERY_MS = 25

/**
 * Watches how much memory a process and all its children hold together, while something runs.
 *
 * @returns The most that was seen, in megabytes; undefined where the system does not tell (only Linux does).
 */
export function watchMemory(pid: number): { peakMb: () => number | undefined; stop: () => void } {
  let peakKb = 0
  const look = () => (peakKb = Math.max(peakKb, familyKb(pid)))
  look()
  const timer = setInterval(look, LOOK_EVERY_MS)
  return {
    peakMb: () => (peakKb > 0 ? Math.round(peakKb / 1_024) : undefined),
    stop: () => clearInterval(timer),
  }
}

/** Resident memory without what is shared with other processes twice: the sum of "Pss" would need root. */
function familyKb(root: number): number {
  const parents = new Map<number, number>()
  for (const name of folders('/proc').filter((one) => /^\d+$/.test(one))) {
    const stat = textOf(`/proc/${name}/stat`)
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
  }
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid)
    return pid === root || (parent !== undefined && parent > 1 && isOurs(parent))
  }
  return [...parents.keys()]
    .filter(isOurs)
    .reduce(
      (sum, pid) => sum + Number(/VmRSS:\s+(\d+)/.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0),
      0,
    )
}

function folders(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // ended meanwhile
  }
}

// @ts-check
/**
 * Every npm script comes through here: `node app/launch.mjs TASK [ARGUMENTS]`.
 *
 * It needs no package and runs on Node 18 and newer. It finds or fetches a Node that is new enough,
 * installs what is missing, builds what is out of date, and runs the task with that Node. What it
 * says itself goes to stderr, so that stdout belongs to the task.
 */
import { delimiter, dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, buildIfChanged } from './launch-build.mjs'
import { findNode } from './launch-node.mjs'
import { installIfChanged, programOf } from './launch-packages.mjs'
import { run } from './launch-run.mjs'

/**
 * What a task needs and what it runs, one after the other. The first word of a step is a file for
 * Node or a program of node_modules; the arguments of the task go to its last step.
 * @typedef {object} Task
 * @property {Array<'dev' | 'build'>} needs The packages of tests and lint; the finished build.
 * @property {string[][]} steps
 * @property {true} [production] React and the framework leave their checks for developers out.
 */

/** @type {(name: string) => Task} */
const command = (name) => ({
  needs: ['build'],
  steps: [['app/command.ts', name]],
  production: true,
})

/** @type {Record<string, Task>} */
const TASKS = {
  start: { needs: ['build'], steps: [['app/server.ts']], production: true },
  dev: { needs: ['dev'], steps: [['app/server.ts', '--dev']] },
  build: { needs: [], steps: [] },
  worker: command('worker'),
  council: command('council'),
  emails: command('emails'),
  check: { needs: ['dev'], steps: [['oxfmt', '--check'], ['oxlint'], ['tsc', '--noEmit']] },
  // builds in a step of its own, so that a broken build is counted and the rest still runs
  test: { needs: ['dev'], steps: [['tests/run.ts']] },
  'test:unit': {
    needs: ['dev'],
    steps: [['vitest', 'run', '--config', 'tests/vitest.config.ts', '--project', 'unit']],
  },
  'test:e2e': {
    needs: ['dev', 'build'],
    steps: [['playwright', 'test', '--config', 'tests/playwright.config.ts']],
  },
  bench: { needs: ['dev', 'build'], steps: [['tests/bench/run.ts']] },
  prove: { needs: ['dev', 'build'], steps: [['tests/prove/run.ts']] },
  'db:generate': {
    needs: ['dev'],
    steps: [['drizzle-kit', 'generate', '--config', 'db/drizzle.config.ts']],
  },
  'db:migrate': command('db:migrate'),
  'db:seed': command('db:seed'),
  'db:reset': command('db:reset'),
  'db:backup': command('db:backup'),
  'db:restore': command('db:restore'),
  words: { needs: [], steps: [['app/translations/generate.mjs']] },
  format: { needs: ['dev'], steps: [['oxfmt']] },
}

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'))
try {
  process.exitCode = await launch(process.argv[2] ?? 'start', process.argv.slice(3))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/**
 * Prepares and runs one task.
 * @param {string} name
 * @param {string[]} rest What follows the task's name.
 * @returns {Promise<number>} The exit code of the first step that fails, or 0.
 */
async function launch(name, rest) {
  const task = Object.hasOwn(TASKS, name) ? TASKS[name] : undefined
  if (!task) throw new Error(`There is no task "${name}". Tasks: ${Object.keys(TASKS).join(', ')}.`)
  const node = await findNode()
  const path = [dirname(node), resolve('node_modules/.bin'), process.env.PATH]
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    PATH: path.join(delimiter),
    NODE: node,
    npm_node_execpath: node,
    ...(task.production ? { NODE_ENV: 'production' } : {}),
  }
  await installIfChanged(node, env, task.needs.includes('dev'))
  const onlyIfChanged = task.needs.includes('build') || rest.includes('--if-changed')
  if (onlyIfChanged) await buildIfChanged(node, env)
  else if (name === 'build') await build(node, env, 'inherit')
  for (const [at, [program = '', ...args]] of task.steps.entries()) {
    const more = at === task.steps.length - 1 ? rest : []
    const code = await run(node, [...start(program), ...args, ...more], { env, stdout: 'inherit' })
    if (code !== 0) return code
  }
  return 0
}

/**
 * How Node starts a file of ours, or a program of node_modules without a shell.
 * @param {string} program
 * @returns {string[]}
 */
function start(program) {
  const ours = /\.(ts|mjs)$/.test(program)
  // Node 22 still calls the stripping of types an experiment, once at each start.
  return ours ? ['--disable-warning=ExperimentalWarning', program] : [programOf(program)]
}

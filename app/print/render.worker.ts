/**
 * The press: a process of its own that makes PDFs with Typst, one order at a time.
 *
 * A process rather than a thread, because Typst is native code: what breaks it takes nothing else down, the
 * memory of a large job is given back when it ends, and FONTCONFIG_FILE is in its environment from the start
 * (in a thread `process.env` is a copy that native code does not see).
 */
import { NodeCompiler, type NodeTypstCompileResult } from '@myriaddreamin/typst-ts-node-compiler'
import { join } from 'node:path'
import { root } from '#app/paths.server.ts'
import { mergePdfs } from './merge-pdfs.server.ts'
import { isPressOrder, type PressAnswer, type PressOrder, type SheetOrder } from './press.ts'
import { slimSvg } from './slim-svg.ts'

const WORKSPACE = join(root, 'app/print')
// Between orders the cache keeps the fonts' shapes of the last few documents only.
const KEEP_IN_CACHE = 2

const compiler = NodeCompiler.create({
  workspace: WORKSPACE,
  fontArgs: [{ fontPaths: [join(WORKSPACE, 'fonts')] }],
})

process.on('message', (message: unknown) => {
  if (isPressOrder(message)) process.send?.(answer(message))
})
process.on('disconnect', () => process.exit(0))

function answer(order: PressOrder): PressAnswer {
  try {
    return { id: order.id, sheet: 'parts' in order ? mergePdfs(order.parts) : print(order) }
  } catch (error) {
    return { id: order.id, fault: error instanceof Error ? error.message : String(error) }
  } finally {
    compiler.resetShadow()
    compiler.evictCache(KEEP_IN_CACHE)
  }
}

function print({ artefact, data, pictures, standard, form, createdAt }: SheetOrder): Uint8Array {
  for (const [path, bytes] of pictures)
    compiler.mapShadow(join(WORKSPACE, path), Buffer.from(bytes))
  const compiled = compiler.compile({
    mainFilePath: join(WORKSPACE, `${artefact}.typ`),
    inputs: { job: data },
  })
  const document = compiled.result
  if (!document || compiled.hasError()) throw new Error(diagnostics(compiled))
  // A warning is an unknown font or a layout that does not settle: nothing to hand to a family.
  const warned = compiled.takeWarnings()
  if (warned) throw new Error(JSON.stringify(compiler.fetchDiagnostics(warned)))
  if (form === 'svg') return Buffer.from(slimSvg(compiler.plainSvg(document)))
  return compiler.pdf(document, { pdfStandard: standard, creationTimestamp: createdAt })
}

function diagnostics(compiled: NodeTypstCompileResult): string {
  const error = compiled.takeDiagnostics()
  return error ? JSON.stringify(compiler.fetchDiagnostics(error)) : 'Typst failed without a word'
}

/** The floor of a page: node:http and nothing else, serving the bytes of a file. Arguments: file, port. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [file = '', port = '0'] = process.argv.slice(2)
const { headers, body } = JSON.parse(readFileSync(file, 'utf8'))
const bytes = Buffer.from(body, 'base64')
createServer((_, answer) => answer.writeHead(200, headers).end(bytes)).listen(
  Number(port),
  '127.0.0.1',
  () => console.log('listening'),
)

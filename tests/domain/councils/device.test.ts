import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { plainSvg } from '#app/domain/councils/device-svg.ts'
import { readDevice } from '#app/domain/councils/device.server.ts'

const SVG = 'http://www.w3.org/2000/svg'
const svg = (content: string, attributes = '') =>
  plainSvg(`<svg xmlns="${SVG}" viewBox="0 0 34 40"${attributes}>${content}</svg>`)
const refused = (reason: string) => ({ ok: false, reason })
const bytes = (text: string) => new TextEncoder().encode(text)

describe('a drawing', () => {
  test('that only draws comes out as it went in', () => {
    const drawn = `<g transform="rotate(4)"><path d="M2 2h30v17z" fill="#14284b"/><use href="#a"/></g>`
    expect(svg(drawn)).toEqual({
      ok: true,
      value: `<svg xmlns="${SVG}" viewBox="0 0 34 40">${drawn}</svg>`,
    })
  })

  test('of an editor loses the editor’s notes and keeps its shapes', () => {
    const read = plainSvg(
      `\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<!-- Made by Dana --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">` +
        `<svg xmlns="${SVG}" xmlns:inkscape="http://www.inkscape.org/" inkscape:version="1" data-name="Layer"><title>Arms</title><metadata><rdf:RDF>Dana</rdf:RDF></metadata>` +
        `<sodipodi:namedview id="x"><inkscape:grid/></sodipodi:namedview><style type="text/css"><![CDATA[ .st0{fill:#FFFFFF;} ]]></style>` +
        `<path class="st0" inkscape:label="Dana" d="M0 0"/></svg>`,
    )
    expect(read).toEqual({
      ok: true,
      value: `<svg xmlns="${SVG}"><style> .st0{fill:#FFFFFF;} </style><path class="st0" d="M0 0"/></svg>`,
    })
  })

  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script of another spelling', '<SCRIPT>alert(1)</SCRIPT>'],
    ['a handler', '<path d="M0 0" onload="alert(1)"/>'],
    ['a handler in capitals', '<path d="M0 0" OnClick="alert(1)"/>'],
    ['a page inside', '<foreignObject><body/></foreignObject>'],
    ['a frame', '<iframe src="https://evil.example"/>'],
    ['a link', '<a href="https://evil.example"><path d="M0 0"/></a>'],
    ['a picture from elsewhere', '<image href="https://evil.example/x.png"/>'],
    ['a use from elsewhere', '<use href="https://evil.example/x.svg#a"/>'],
    ['a use of data', '<use xlink:href="data:image/svg+xml;base64,AAAA#a"/>'],
    ['an animation', '<animate attributeName="href" values="javascript:alert(1)"/>'],
    ['a set', '<set attributeName="onload" to="alert(1)"/>'],
    ['a style that imports', '<style>@import url(https://evil.example/x.css);</style>'],
    ['a style that loads', '<style>path{fill:url(https://evil.example/x)}</style>'],
    ['a style that hides its words', '<style>path{fill:u\\72l(https://evil.example)}</style>'],
    ['a style that hides behind a comment', '<style>path{fill:url/**/(//evil.example)}</style>'],
    ['a fill from elsewhere', '<path d="M0 0" fill="url(//evil.example/x#a)"/>'],
    ['a style attribute that loads', `<path d="M0 0" style="fill:URL('http://evil.example')"/>`],
    ['a filter', '<filter id="f"><feImage href="https://evil.example"/></filter>'],
    ['a handler by entity', '<path d="M0 0" style="fill:url(&#104;ttp://evil.example)"/>'],
  ])('with %s is refused as one that acts', (_, content) => {
    expect(svg(content)).toEqual(refused('svg-active'))
  })

  test('of another language inside svg is refused', () => {
    expect(svg('<path d="M0 0" xmlns="http://www.w3.org/1999/xhtml"/>')).toEqual(
      refused('svg-active'),
    )
  })

  test.each([
    ['entities of its own', `<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="${SVG}">&a;</svg>`],
    ['an unknown entity', `<svg xmlns="${SVG}"><title>&nbsp;</title></svg>`],
    ['an attribute without quotes', `<svg xmlns="${SVG}"><path d=M0/></svg>`],
    ['the same attribute twice', `<svg xmlns="${SVG}"><path d="M0" d="M1"/></svg>`],
    ['tags that cross', `<svg xmlns="${SVG}"><g><path d="M0"></g></path></svg>`],
    ['a tag left open', `<svg xmlns="${SVG}"><g>`],
    ['two roots', `<svg xmlns="${SVG}"/><svg xmlns="${SVG}"/>`],
    ['another root', '<html><body/></html>'],
    ['a slash for a space', `<svg xmlns="${SVG}"><path/onload="alert(1)"/></svg>`],
    ['a comment within a comment', `<svg xmlns="${SVG}"><!-- <!-- --> --></svg>`],
    ['nothing', ''],
  ])('with %s is refused as one that cannot be read', (_, source) => {
    expect(plainSvg(source)).toEqual(refused('svg-broken'))
  })

  test('with letters asks for paths', () => {
    expect(svg('<text x="1" y="2">Borchester</text>')).toEqual(refused('svg-letters'))
  })

  test('of copies of copies is refused before it grows', () => {
    const steps = [...'bcdefghij'].map(
      (id, at) => `<g id="${id}">${`<use href="#${'abcdefghij'[at]}"/>`.repeat(10)}</g>`,
    )
    expect(svg(`<g id="a"><path d="M0 0"/></g>${steps.join('')}<use href="#j"/>`)).toEqual(
      refused('svg-heavy'),
    )
    expect(svg('<g id="a"><use href="#a"/></g>')).toEqual(refused('svg-heavy'))
  })

  test('of very many or very deep parts is refused quickly', () => {
    expect(svg('<path d="M0 0"/>'.repeat(50_000))).toEqual(refused('svg-heavy'))
    expect(svg(`${'<g>'.repeat(500)}${'</g>'.repeat(500)}`)).toEqual(refused('svg-heavy'))
    const before = performance.now()
    plainSvg(`<svg ${'a '.repeat(500_000)}`)
    plainSvg(`<svg xmlns="${SVG}">${'<!-'.repeat(300_000)}`)
    plainSvg(`<!--${'-'.repeat(500_000)}`)
    expect(performance.now() - before).toBeLessThan(1_000)
  })
})

function png({
  width = 2,
  height = 2,
  depth = 8,
  colour = 6,
  pixels = Buffer.alloc(2 * (1 + 8), 7),
  extra = Buffer.alloc(0),
}: {
  width?: number
  height?: number
  depth?: number
  colour?: number
  pixels?: Buffer
  extra?: Buffer
} = {}): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([depth, colour, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', head),
    extra,
    pngChunk('IDAT', deflateSync(pixels)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}
function pngChunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data])
  const out = Buffer.alloc(named.length + 8)
  out.writeUInt32BE(data.length)
  named.copy(out, 4)
  out.writeUInt32BE(crc32(named), named.length + 4)
  return out
}

describe('a PNG', () => {
  test('keeps its pixels and loses its notes and whatever follows it', () => {
    const pixels = Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 9, 10, 11, 12, 13, 14, 15, 16])
    const extra = pngChunk('tEXt', Buffer.from('Author\0Dana Whitlock'))
    const read = readDevice(Buffer.concat([png({ pixels, extra }), bytes('<script>')]))
    if (!read.ok) throw new Error(read.reason)
    const out = Buffer.from(read.value.bytes)
    expect(read.value.mediaType).toBe('image/png')
    expect(out.includes('Dana')).toBe(false)
    expect(out.includes('<script>')).toBe(false)
    const data = out.indexOf('IDAT')
    const packed = out.subarray(data + 4, data + 4 + out.readUInt32BE(data - 4))
    expect(inflateSync(packed)).toEqual(pixels)
    expect(readDevice(out)).toEqual(read)
  })

  test('of 20,000 by 20,000 pixels is refused by its head alone', () => {
    expect(readDevice(png({ width: 20_000, height: 20_000 }))).toEqual(refused('too-many-pixels'))
  })

  test.each([
    ['more pixels than it says', png({ pixels: Buffer.alloc(50_000_000) })],
    ['fewer pixels than it says', png({ pixels: Buffer.alloc(3) })],
    ['no height', png({ height: 0 })],
    ['a kind of colour that is none', png({ colour: 5 })],
    ['a palette that is missing', png({ colour: 3, pixels: Buffer.alloc(6) })],
    ['its end cut off', png().subarray(0, 50)],
    ['a wrong checksum', Buffer.from(png()).fill(0xff, 20, 22)],
  ])('with %s is refused', (_, file) => {
    expect(readDevice(file)).toEqual(refused('broken'))
  })
})

function jpeg({ width = 16, height = 16, notes = '' } = {}): Buffer {
  const segment = (marker: number, data: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(data.length + 2, 2)
    return Buffer.concat([head, data])
  }
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 1)
  frame.writeUInt16BE(width, 3)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, Buffer.from(`Exif\0\0${notes}`)),
    segment(0xfe, Buffer.from(notes)),
    segment(0xdb, Buffer.alloc(65)),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0xd9]),
    Buffer.from(notes),
  ])
}

describe('a JPEG', () => {
  test('keeps its picture and loses where and when it was taken', () => {
    const read = readDevice(jpeg({ notes: 'GPS 52.4081' }))
    if (!read.ok) throw new Error(read.reason)
    const out = Buffer.from(read.value.bytes)
    expect(read.value.mediaType).toBe('image/jpeg')
    expect(out.includes('GPS')).toBe(false)
    expect(out.subarray(-10).toString('hex')).toBe('0102ff0003ffd004ffd9')
    expect(readDevice(out)).toEqual(read)
  })

  test('over 4,000 pixels wide is refused', () => {
    expect(readDevice(jpeg({ width: 4_001 }))).toEqual(refused('too-many-pixels'))
    expect(readDevice(jpeg({ width: 4_000 })).ok).toBe(true)
  })

  test('cut anywhere is refused, and never read beyond its end', () => {
    const whole = jpeg()
    for (let end = 2; end < whole.length - 1; end++)
      expect(readDevice(whole.subarray(0, end))).toEqual(refused('broken'))
  })
})

test.each([
  ['a web page', bytes('<!doctype html><script>alert(1)</script>')],
  ['a GIF', bytes('GIF89a............')],
  ['a PDF', bytes('%PDF-1.7')],
  ['nothing', new Uint8Array()],
  ['bytes that are no text', new Uint8Array([0xc3, 0x28, 0x3c])],
])('%s is no device', (_, file) => {
  expect(readDevice(file)).toEqual(refused('other-kind'))
})

test('a file over 2 MB is refused before it is read', () => {
  expect(readDevice(new Uint8Array(2 * 1024 * 1024 + 1))).toEqual(refused('too-large'))
})

// A PDF shown by pdf.js, as many web applications do.
// Known before anything is awaited: who visits the page waits for it.
const { promise, resolve: rendered } = Promise.withResolvers()
globalThis.ready = promise

const from = (file) => import(`/npm/pdfjs-dist/${file}`)
const pdfjs = await from('build/pdf.mjs')

// The viewer takes the library from here.
globalThis.pdfjsLib = pdfjs
const { EventBus, PDFViewer } = await from('web/pdf_viewer.mjs')
pdfjs.GlobalWorkerOptions.workerSrc = '/npm/pdfjs-dist/build/pdf.worker.mjs'

const objects = [
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
  '<</Length 58>>stream\nBT /F 24 Tf 72 700 Td (Configuration, everywhere) Tj ET\nendstream',
  '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
]
const body = objects.map((object, i) => `${i + 1} 0 obj${object}endobj\n`).join('')
const data = new TextEncoder().encode(`%PDF-1.4\n${body}trailer<</Root 1 0 R>>\n%%EOF`)

const eventBus = new EventBus()
const container = document.getElementById('container')
const viewer = new PDFViewer({ container, eventBus })
eventBus.on('textlayerrendered', () => rendered(true))
container.focus()
viewer.setDocument(await pdfjs.getDocument({ data }).promise)

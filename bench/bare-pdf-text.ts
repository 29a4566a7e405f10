import { PDFiumLibrary } from '@hyzyla/pdfium'

const library = await PDFiumLibrary.init()

/** The text of every page by the same engine and nothing else: what the reader's speed is held against. */
export async function barePdfText(bytes: Uint8Array): Promise<number> {
  const document = await library.loadDocument(bytes)
  let characters = 0
  for (const page of document.pages()) characters += page.getText().length
  document.destroy()
  return characters
}

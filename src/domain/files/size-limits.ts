const mebibyte = 1024 * 1024

/** What one person may hand over at once. Told in the browser, held at every way in. */
export const sizeLimits = {
  fileBytes: 20 * mebibyte,
  requestBytes: 50 * mebibyte,
  files: 10,
} as const

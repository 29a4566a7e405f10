const entities: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&emsp;': ' ',
  '&ensp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#124;': '|',
}

/** No line that a person wrote is longer; marks in it are left as they are. */
const longestLine = 100_000

/** The words of a line of Markdown: emphasis, code marks, links, images and tags taken off; `<br>` is a line break. */
export function plainMarkdown(text: string): string {
  if (text.length > longestLine || !/[*_`~[\]<\\&]/.test(text)) return text
  return text
    .replace(/<!--[^\n]{0,2000}?-->/g, '')
    .replace(/ ?<br\s?\/?> ?/gi, '\n')
    .replace(/<\/?(?:b|i|u|em|strong|span|font|sup|sub|center|div|p|a|code|del|s)(?: [^<>]{0,500})?>/gi, '')
    .replace(/!?\[([^[\]]{0,500})\]\([^()\s]{0,1000}(?: "[^"]{0,200}")?\)/g, '$1')
    .replace(/\*{1,3}([^\s*](?:[^*\n]{0,2000}[^\s*])?)\*{1,3}/g, '$1')
    .replace(/(^|[^\p{L}\p{N}_])_{1,2}([^\s_](?:[^_\n]{0,2000}[^\s_])?)_{1,2}(?![\p{L}\p{N}_])/gu, '$1$2')
    .replace(/~~([^~\n]{1,2000})~~/g, '$1')
    .replace(/`{1,2}([^`\n]{1,2000})`{1,2}/g, '$1')
    .replace(/&(?:nbsp|emsp|ensp|amp|lt|gt|quot|#39|#124);/g, (entity) => entities[entity] ?? entity)
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, '$1')
    .trim()
}

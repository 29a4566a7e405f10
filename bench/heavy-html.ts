/** A small report page blown up with Word and CMS markup to about 100 kB, as real sites serve it. */

const wordSpan = (text: string) =>
  `<span style="mso-bidi-font-size:10.5pt;font-family:仿宋_GB2312;mso-hansi-font-family:宋体;mso-bidi-font-family:宋体;color:black">${text}</span><span lang="EN-US" style="font-family:仿宋_GB2312;mso-ascii-font-family:宋体"><o:p></o:p></span>`

/** `html`: a page as our writer makes it. Every text piece is wrapped; navigation and comments are added up to the size. */
export function heavyPage(html: string, bytes = 100_000): string {
  const body = html.replaceAll(/>([^<>\s][^<>]*)</g, (_, text: string) => `>${wordSpan(text)}<`)
  const filler =
    '<!--[if gte mso 9]><xml><w:LsdException Locked="false"/></xml><![endif]--><div class="nav"><ul><li><a href="/zwgk/">政务公开</a></li></ul></div>\n'
  const missing = Math.max(0, bytes - Buffer.byteLength(body))
  return body.replace(
    /<body[^>]*>/,
    (open) => open + filler.repeat(Math.ceil(missing / Buffer.byteLength(filler))),
  )
}

/** Lines that belong to the page or the website and not to the report. */

const pageNumber =
  /^[\s—–\-－―·•]*(?:第\s*)?\d{1,3}\s*(?:页)?(?:\s*[/,，共]\s*(?:共\s*)?\d{1,3}\s*页?)?[\s—–\-－―·•]*$/u

const website =
  /^(?:附件下载|附件|相关链接|相关附件|相关文档|打印|关闭|分享到?|收藏|返回顶部|上一篇|下一篇|上一条|下一条|责任编辑|编辑|来源|作者|浏览次数|阅读次数|点击数?|点击率|访问量|字体|字号|微信|微博|QQ空间|扫一扫|主办单位|承办单位|主办|版权所有|ICP备|网站标识码|网站地图|联系我们|关于我们|无障碍|手机版|当前位置|您的位置|您现在的位置|首页|我要纠错|政府网站找错|文件下载|全真版|文字版|打印本页|关闭窗口|【.{0,6}】)(?:[\s:：].*|[】\]）)（(].*)?$/u

/** A page number standing alone: "- 3 -", "第 3 页 共 5 页". */
export function isPageNumber(text: string): boolean {
  const line = text.trim()
  return line.length <= 16 && pageNumber.test(line)
}

/** A line of a website around the report: 打印, 关闭, 附件下载, 版权所有 … */
export function isWebsiteLine(text: string): boolean {
  const line = text.trim()
  return line.length <= 60 && website.test(line)
}

/** Why a service could not be reached, in words for whoever set it up. Never the error's own: they may repeat a secret. */

const causes: readonly (readonly [RegExp, string])[] = [
  [
    /certificate|CERT_|SELF_SIGNED|ALTNAME|UNABLE_TO_|DEPTH_ZERO/i,
    '它的证书不被信任，或者与主机名不符。请换上有效的证书；自建的根证书写在 NODE_EXTRA_CA_CERTS 指的文件里',
  ],
  [/ENOTFOUND|EAI_AGAIN|EDNS/, '找不到这个主机名。请检查地址有没有写错，本机的 DNS 能不能查到它'],
  [/ECONNREFUSED|ENOENT/, '那里没有服务在听。请检查端口或者套接字文件，服务有没有启动，防火墙有没有放行'],
  [/bad port/, '这个端口不能用于 http。请检查端口'],
  [/EACCES|EPERM/, '本程序的用户没有权限连接。请检查套接字文件的所有者和权限'],
  [
    /ETIMEDOUT|TIMEOUT|TimeoutError|no answer in time|EHOSTUNREACH|ENETUNREACH/i,
    '没有在时限内回答。请检查地址、端口、网络和防火墙',
  ],
  [/EPROTO|WRONG_VERSION|ETLS|SSL/i, '加密连接没有建立。请检查这个端口是不是加密的，协议有没有写对'],
]

/** The first cause that is known, of the error and those behind it; otherwise its code. */
export function connectionTrouble(error: unknown): string {
  const told = errorsIn(error)
  for (const [shape, words] of causes) if (told.some((text) => shape.test(text))) return words
  const code = told.find((text) => /^[A-Z][A-Z0-9_]{2,40}$/.test(text))
  return `连不上（${code ?? '原因不明'}）`
}

/** Codes, names and messages of an error, its causes and its parts. */
function errorsIn(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 4) return []
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  const parts = error instanceof AggregateError ? error.errors : []
  return [
    ...code,
    error.name,
    error.message,
    ...[error.cause, ...parts].flatMap((each) => errorsIn(each, depth + 1)),
  ]
}

/** Hands the question of the page to the browser's security key and the key's answer back with the form. */

interface Described {
  readonly id: string
  readonly type: 'public-key'
  readonly transports?: AuthenticatorTransport[]
}

interface Options {
  readonly challenge: string
  readonly allowCredentials?: Described[]
  readonly excludeCredentials?: Described[]
  readonly user?: { readonly id: string; readonly name: string; readonly displayName: string }
}

export function startSecurityKey(box: HTMLElement): void {
  const form = box.querySelector('form')
  const status = box.querySelector<HTMLElement>('.key-status')
  const response = box.querySelector<HTMLInputElement>('input[name="response"]')
  if (form === null || status === null || response === null) return
  if (typeof window.PublicKeyCredential === 'undefined') {
    status.textContent = '这个浏览器不支持安全密钥，请换一个浏览器，或者用验证码。'
    return
  }
  form.addEventListener('submit', async (event) => {
    if (response.value !== '') return
    event.preventDefault()
    status.textContent = '请按提示插入或者触碰安全密钥……'
    try {
      response.value = JSON.stringify(await ask(box))
      form.submit()
    } catch (error) {
      status.textContent = wordsFor(error)
    }
  })
}

async function ask({ dataset }: HTMLElement): Promise<object> {
  const options: Options = JSON.parse(dataset.options ?? '{}')
  const publicKey = {
    ...options,
    challenge: bytesOf(options.challenge),
    allowCredentials: (options.allowCredentials ?? []).map(named),
    excludeCredentials: (options.excludeCredentials ?? []).map(named),
    ...(options.user === undefined ? {} : { user: { ...options.user, id: bytesOf(options.user.id) } }),
  }
  const credential =
    dataset.asks === 'create'
      ? await navigator.credentials.create({ publicKey: publicKey as never }) // the server made these options for it
      : await navigator.credentials.get({ publicKey })
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no key answered')
  return answerOf(credential)
}

function answerOf({ id, rawId, type, response }: PublicKeyCredential): object {
  const common = { id, rawId: textOf(rawId), type, clientExtensionResults: {} }
  const clientDataJSON = textOf(response.clientDataJSON)
  if (response instanceof AuthenticatorAttestationResponse) {
    const attestationObject = textOf(response.attestationObject)
    // Old cores do not tell how the key is connected.
    const transports = typeof response.getTransports === 'function' ? response.getTransports() : []
    return { ...common, response: { clientDataJSON, attestationObject, transports } }
  }
  if (!(response instanceof AuthenticatorAssertionResponse)) throw new Error('not an answer of a key')
  return {
    ...common,
    response: {
      clientDataJSON,
      authenticatorData: textOf(response.authenticatorData),
      signature: textOf(response.signature),
      ...(response.userHandle === null ? {} : { userHandle: textOf(response.userHandle) }),
    },
  }
}

function named({ id, ...rest }: Described): PublicKeyCredentialDescriptor {
  return { ...rest, id: bytesOf(id) }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0))
}

function textOf(bytes: ArrayBuffer): string {
  const binary = String.fromCharCode(...new Uint8Array(bytes))
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

function wordsFor(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'InvalidStateError') return '这把安全密钥已经添加过了，请换一把。'
  if (name === 'NotAllowedError') return '没有完成：已经取消，或者等得太久。请再试一次。'
  return '安全密钥没有回答，请再试一次，或者换一种验证方式。'
}

import type { FC } from 'hono/jsx'

/** The key of an authenticator app in groups of four, to be typed on a phone, and a link for an app on this machine. */
export const SecretKey: FC<{ secret: string; uri: string }> = ({ secret, uri }) => (
  <div class="secret-key">
    <p>在手机的验证器应用里选择“手动输入密钥”，账户名写“公开”，密钥写：</p>
    <p class="key">
      <code>{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
    </p>
    <p class="hint">
      类型选“基于时间”，六位数字。验证器装在这台电脑上的，也可以<a href={uri}>直接打开验证器</a>。
    </p>
  </div>
)

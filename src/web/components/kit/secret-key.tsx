import type { FC } from 'hono/jsx'
import { QrPicture } from '../qr/qr-picture.tsx'

/** The key of an authenticator app: to be scanned, to be typed on a phone, and as a link for an app on this machine. */
export const SecretKey: FC<{ secret: string; uri: string }> = ({ secret, uri }) => (
  <div class="secret-key">
    <p>用手机上的验证器应用扫描：</p>
    <QrPicture text={uri} label="验证器密钥的二维码，内容与下面的密钥相同" />
    <p>扫不了的，在验证器里选择“手动输入密钥”，账户名写“公开”，密钥写：</p>
    <p class="key">
      <code>{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
    </p>
    <p class="hint">
      类型选“基于时间”，六位数字。验证器装在这台电脑上的，也可以<a href={uri}>直接打开验证器</a>。
    </p>
  </div>
)

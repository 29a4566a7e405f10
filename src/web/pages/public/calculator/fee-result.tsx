import type { FC } from 'hono/jsx'
import { type Fee, unitNames } from '../../../../domain/requests/fee.ts'
import { calculatorText } from './text.ts'

const text = calculatorText.fee

export type FeeResult = Pick<Fee, 'unit' | 'yuan' | 'steps'>

/** The fee and the tiers it is made of. */
export const FeeResultView: FC<{ result: FeeResult }> = ({ result: { yuan, unit, steps } }) => (
  <section class="result" aria-labelledby="fee-title" id="fee-result">
    <h3 id="fee-title">{text.total}</h3>
    <p class="due">{yuan === 0 ? text.free : `${yuan.toLocaleString('zh-CN')} ${text.yuan}`}</p>
    <section class="table-region" tabindex={0} aria-label={text.caption}>
      <table class="fee-steps">
        <thead>
          <tr>
            <th scope="col">第几{unitNames[unit]}</th>
            <th scope="col">元/{unitNames[unit]}</th>
            <th scope="col">小计（元）</th>
            <th scope="col">依据</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ from, to, rate, yuan: sum, basis }) => (
            <tr>
              <th scope="row">{from === to ? from : `${from}—${to}`}</th>
              <td class="figure">{rate}</td>
              <td class="figure">{sum.toLocaleString('zh-CN')}</td>
              <td>{basis}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
    <p class="quiet">{text.oneMethod}</p>
  </section>
)

import type { FC } from 'hono/jsx'
import type { Document } from '../../../domain/document.ts'
import { findingGroups } from '../findings/numbered-findings.ts'
import type { OriginalBlock, OriginalModel, PageBox, PlaceMark, Segment } from './original-model.ts'

export interface OriginalProps {
  readonly document: Document | null
  readonly model: OriginalModel
  /** Pages of a paged original as data URIs, by page number. */
  readonly pageImages: ReadonlyMap<number, string>
}

/** The original as it was handed over, findings marked in place: page images where there are any, text otherwise. */
export const Original: FC<OriginalProps> = ({ document, model, pageImages }) => {
  if (document === null)
    return <p class="quiet">这是本程序保存的数据文件，没有原件可以对照；各格见下面的三张表。</p>
  const flow = (
    <div class="sheet">
      {model.blocks.map((block, index) => (
        <FlowBlock
          block={block}
          number={model.blocks.slice(0, index + 1).filter(({ kind }) => kind === 'table').length}
        />
      ))}
    </div>
  )
  if (pageImages.size === 0) return flow
  return (
    <>
      {[...pageImages].map(([page, image]) => (
        <PageImage
          page={page}
          image={image}
          size={document.pages?.[page - 1]}
          boxes={model.boxes.filter((box) => box.page === page)}
        />
      ))}
      <details class="read-text">
        <summary>从原件读出的文字和表格</summary>
        {flow}
      </details>
    </>
  )
}

/** `number`: which table of the original, from 1. */
const FlowBlock: FC<{ block: OriginalBlock; number: number }> = ({ block, number }) => {
  if (block.kind !== 'table')
    return (
      <p class={block.kind === 'heading' ? 'sheet-heading' : undefined}>
        <Segments segments={block.segments} />
      </p>
    )
  if (block.rows.every((row) => row.length === 0)) return null
  return (
    <section class="sheet-table" tabindex={0} aria-label={`原件中第 ${number} 张表`}>
      <table>
        <tbody>
          {block.rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td
                  rowspan={cell.rowSpan > 1 ? cell.rowSpan : undefined}
                  colspan={cell.colSpan > 1 ? cell.colSpan : undefined}
                >
                  <Segments segments={cell.segments} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Segments: FC<{ segments: readonly Segment[] }> = ({ segments }) => (
  <>{segments.map(({ text, mark }) => (mark === null ? text : <Marked mark={mark} text={text} />))}</>
)

const Marked: FC<{ mark: PlaceMark; text: string }> = ({ mark, text }) => (
  <mark class={`place is-${mark.group}`}>
    {mark.anchors.map((number) => (
      <span id={`mark-${number}`} class="anchor"></span>
    ))}
    {text === '' ? <span class="blank">空</span> : text}
    <References mark={mark} />
  </mark>
)

/** The sign of the group in words, and the numbers of the findings as links. */
export const References: FC<{ mark: Pick<PlaceMark, 'group' | 'numbers'> }> = ({ mark }) => {
  const title = findingGroups.find(({ group }) => group === mark.group)?.title ?? ''
  if (mark.numbers.length === 0) return <span class="unseen">（{title}）</span>
  return (
    <>
      {mark.numbers.slice(0, 3).map((number) => (
        <a class="reference" href={`#finding-${number}`} aria-label={`${title}，见第 ${number} 条`}>
          {number}
        </a>
      ))}
    </>
  )
}

const PageImage: FC<{
  page: number
  image: string
  size: { width: number; height: number } | undefined
  boxes: readonly PageBox[]
}> = ({ page, image, size, boxes }) => {
  const { width, height } = size ?? { width: 595, height: 842 }
  return (
    <figure class="page-image">
      <svg viewBox={`0 0 ${width} ${height}`}>
        <title>{`原件第 ${page} 页`}</title>
        <image href={image} x="0" y="0" width={width} height={height} />
        {boxes.map((box) => (
          <Box box={box} />
        ))}
      </svg>
      <figcaption>
        第 {page} 页<PageReferences boxes={boxes} />
      </figcaption>
    </figure>
  )
}

/** The numbers on a page as links below it: in the picture they would be too small to hit. */
const PageReferences: FC<{ boxes: readonly PageBox[] }> = ({ boxes }) => {
  const numbers = [...new Set(boxes.flatMap(({ mark }) => mark.numbers))].sort((a, b) => a - b)
  if (numbers.length === 0) return null
  return (
    <span class="page-references">
      　批注
      {numbers.map((number) => (
        <a class="reference" href={`#finding-${number}`} aria-label={`第 ${number} 条批注`}>
          {number}
        </a>
      ))}
    </span>
  )
}

const Box: FC<{ box: PageBox }> = ({ box: { box, mark } }) => {
  const [left, top, right, bottom] = box
  return (
    <g class={`box is-${mark.group}`} data-finding={mark.numbers[0]}>
      <rect x={left} y={top} width={Math.max(right - left, 4)} height={Math.max(bottom - top, 4)} />
      {mark.anchors.map((number) => (
        <circle id={`mark-${number}`} class="anchor" cx={left} cy={top} r="1" />
      ))}
      {mark.numbers.slice(0, 3).map((number, index) => (
        <>
          <circle class="seal" cx={right + index * 13} cy={top} r="6.5" />
          <text x={right + index * 13} y={top + 3}>
            {number}
          </text>
        </>
      ))}
    </g>
  )
}

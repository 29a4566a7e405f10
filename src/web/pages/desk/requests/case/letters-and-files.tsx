import type { FC } from 'hono/jsx'
import type { DestroyedFile, StoredFile } from '../../../../../domain/files/stored-file.ts'
import type { CaseLetter } from '../../../../../domain/requests/case-letters.ts'
import { letterKindNames, serviceModeNames } from '../../../../../domain/requests/request-words.ts'
import type { ViewedRequest } from '../../../../../usecases/requests/view-request.ts'
import { DataTable } from '../../../../components/kit/data-table.tsx'
import { EmptyState } from '../../../../components/kit/empty-state.tsx'
import { Instant } from '../../../../components/kit/instant.tsx'
import { Tag } from '../../../../components/kit/tag.tsx'
import { pathOf } from '../request-address.ts'

/** 文书和文件: every letter with how it went out, and the files of the case. */
export const LettersAndFiles: FC<{ viewed: ViewedRequest }> = ({
  viewed: { case: made, letters, files, destroyedFiles, worksThere },
}) => {
  const path = pathOf(made)
  return (
    <>
      <p class="actions no-print">
        <a href={`${path}/letters`}>拟写、查看文书</a>
        {worksThere && (
          <a href={`/releases/${made.regionId}/request/${made.requestId}`}>放行文件给申请人或者公众</a>
        )}
      </p>
      <DataTable
        caption="发出的文书"
        columns={[
          {
            name: '文书',
            cell: ({ letter, letterId }: CaseLetter) =>
              letterId === null ? (
                letterKindNames[letter]
              ) : (
                <a href={`${path}/letters/${letterId}`}>{letterKindNames[letter]}</a>
              ),
          },
          { name: '文号', cell: ({ number }) => number },
          { name: '签发', cell: ({ issuedOn }) => issuedOn ?? '' },
          { name: '送达', cell: (letter) => <Services letter={letter} /> },
        ]}
        rows={letters}
        empty={<EmptyState title="还没有发出文书。" />}
      />
      <DataTable
        caption="文件"
        columns={[
          { name: '名称', cell: (file: StoredFile) => <FileName file={file} /> },
          { name: '大小', align: 'right', cell: ({ size }) => sizeText(size) },
          { name: '收到', cell: ({ receivedAt }) => <Instant at={receivedAt} /> },
          { name: '查毒', cell: ({ scanState }) => scanWords[scanState] },
        ]}
        rows={files}
        empty={<EmptyState title={destroyedFiles.length === 0 ? '没有文件。' : '文件都已销毁。'} />}
      />
      {destroyedFiles.length > 0 && (
        <DataTable
          caption="已销毁的文件"
          columns={[
            { name: '文件', cell: ({ receivedBy }: DestroyedFile) => destroyedWords(receivedBy) },
            { name: '收到', cell: ({ receivedAt }) => <Instant at={receivedAt} /> },
            {
              name: '状态',
              cell: ({ destroyedAt }) => (
                <>
                  已销毁 <Instant at={destroyedAt} />
                </>
              ),
            },
          ]}
          rows={destroyedFiles}
          empty={null}
        />
      )}
    </>
  )
}

function destroyedWords(receivedBy: string | null): string {
  return receivedBy === null ? '申请人提交的附件' : '办理中的文件'
}

/** What may carry a virus is named and not opened. */
const FileName: FC<{ file: StoredFile }> = ({ file }) => {
  const { regionId, objectKind, objectId, fileId, originalName, scanState } = file
  if (scanState === 'infected') return <>{originalName}</>
  return <a href={`/files/${regionId}/${objectKind}/${objectId}/${fileId}`}>{originalName}</a>
}

const scanWords: Readonly<Record<StoredFile['scanState'], string>> = {
  'not-scanned': '还没有查',
  clean: '没有发现病毒',
  infected: '发现病毒，不能打开',
}

function sizeText(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

const Services: FC<{ letter: CaseLetter }> = ({ letter: { services } }) =>
  services.length === 0 ? (
    <Tag tone="open">还没有送出</Tag>
  ) : (
    <ul>
      {services.map(({ dispatchedOn, mode, carrier, trackingNumber, deliveredOn, proof, returned }) => (
        <li>
          {dispatchedOn} {serviceModeNames[mode]} {carrier} {trackingNumber}
          {deliveredOn !== null && `；${deliveredOn} 送达，${proof}`}
          {returned !== null && (
            <>
              {' '}
              <Tag tone="wrong">
                {returned.on} 退回：{returned.reason}
              </Tag>
            </>
          )}
        </li>
      ))}
    </ul>
  )

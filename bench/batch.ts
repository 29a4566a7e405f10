/** A batch of thousands of files on two reader threads: speed and memory. */

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeReport } from '../src/documents/write/write-report.ts'
import { balancedReport } from '../test/support/report-builder.ts'
import { print } from './measure.ts'

/** Writes `count` files (HTML, DOCX, XLSX, JSON in turn), audits them with the command line, samples its memory. */
export async function benchBatch(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-batch-'))
  try {
    const formats = ['html', 'docx', 'xlsx', 'json'] as const
    const samples = await Promise.all(
      formats.map((format) => writeReport(balancedReport({ seed: 11 }), format)),
    )
    for (let i = 0; i < count; i++) {
      const sample = samples[i % formats.length]
      if (sample !== undefined)
        writeFileSync(join(folder, `${i}.${formats[i % formats.length]}`), sample.bytes)
    }
    const out = join(folder, '..', `${folder.split('/').at(-1)}.jsonl`)
    const started = performance.now()
    const child = spawn(
      process.execPath,
      ['dist/main.js', 'audit', '--batch', folder, '--out', out, '--jobs', '2'],
      { stdio: 'ignore' },
    )
    const memory: number[] = []
    const sampler = setInterval(() => memory.push(residentMb(child.pid)), 250)
    const code = await new Promise((resolve) => child.on('exit', resolve))
    clearInterval(sampler)
    const seconds = (performance.now() - started) / 1000
    const half = Math.floor(memory.length / 2)
    print(
      `batch of ${count} files, two threads`,
      {
        filesPerSecond: count / seconds,
        seconds,
        exitCode: Number(code),
        peakMbFirstHalf: Math.max(...memory.slice(0, half)),
        peakMbSecondHalf: Math.max(...memory.slice(half)),
      },
      'flat memory',
    )
    rmSync(out, { force: true })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function residentMb(pid: number | undefined): number {
  try {
    const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+) kB/)
    return Number(line?.[1] ?? 0) / 1024
  } catch {
    return 0 // the process has just ended
  }
}

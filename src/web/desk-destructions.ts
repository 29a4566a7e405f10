import {
  approveDestruction,
  type DestructionPorts,
  dropDestruction,
  listDueData,
  proposeDestruction,
} from '../usecases/destroy-due-data.ts'
import { type DestructionRecordPorts, listDestructions } from '../usecases/list-destructions.ts'
import type { Bound } from './bound.ts'

type AllPorts = DestructionPorts & DestructionRecordPorts

/** 到期个人信息, as the desk calls it. */
export interface DeskDestructions {
  readonly list: Bound<typeof listDueData>
  readonly propose: Bound<typeof proposeDestruction>
  readonly approve: Bound<typeof approveDestruction>
  readonly drop: Bound<typeof dropDestruction>
  readonly record: Bound<typeof listDestructions>
}

/** For `installation.ts`. */
export function bindDestructions(ports: AllPorts): DeskDestructions {
  return {
    list: (input) => listDueData(ports, input),
    propose: (input) => proposeDestruction(ports, input),
    approve: (input) => approveDestruction(ports, input),
    drop: (input) => dropDestruction(ports, input),
    record: (input) => listDestructions(ports, input),
  }
}

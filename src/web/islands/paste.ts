/** Loaded when a block is first pasted: the recogniser is half of the workbench's script and few people paste. */
export { planPaste } from '../../domain/annual-report/paste-block.ts'

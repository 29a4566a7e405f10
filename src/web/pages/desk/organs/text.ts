export const organsText = {
  title: '机关',
  columnsHint:
    'CSV 或者 XLSX，第一行是列名。必须有：机关名称、机关性质、层级；新增的机关还要成立日期。导出的名录可以改好以后原样导入。',
} as const

import type { Rule } from '../rule.ts'

/** 地方政府规章: provinces, cities with districts and autonomous prefectures; nobody below. */
export const governmentsMakeRegulations = {
  id: 'governments-make-regulations',
  cites: { instrument: 'legislation-law', article: 93, paragraph: 1 },
  says: '省、自治区、直辖市和设区的市、自治州的人民政府，可以根据法律、行政法规和本省、自治区、直辖市的地方性法规，制定规章。',
  verification: 'secondary',
} as const satisfies Rule

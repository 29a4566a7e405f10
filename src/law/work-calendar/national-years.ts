import type { HolidayYear } from './holiday-rule.ts'
import { year2008 } from './year-2008.ts'
import { year2009 } from './year-2009.ts'
import { year2010 } from './year-2010.ts'
import { year2011 } from './year-2011.ts'
import { year2012 } from './year-2012.ts'
import { year2013 } from './year-2013.ts'
import { year2014 } from './year-2014.ts'
import { year2015 } from './year-2015.ts'
import { year2016 } from './year-2016.ts'
import { year2017 } from './year-2017.ts'
import { year2018 } from './year-2018.ts'
import { year2019 } from './year-2019.ts'
import { year2020 } from './year-2020.ts'
import { year2021 } from './year-2021.ts'
import { year2022 } from './year-2022.ts'
import { year2023 } from './year-2023.ts'
import { year2024 } from './year-2024.ts'
import { year2025 } from './year-2025.ts'
import { year2026 } from './year-2026.ts'

/**
 * Every year whose notice is encoded, oldest first. A later notice wins over an earlier one on the same day.
 * A new year is one new file and one line here.
 */
export const nationalYears = [
  year2008,
  year2009,
  year2010,
  year2011,
  year2012,
  year2013,
  year2014,
  year2015,
  year2016,
  year2017,
  year2018,
  year2019,
  year2020,
  year2021,
  year2022,
  year2023,
  year2024,
  year2025,
  year2026,
] as const satisfies readonly HolidayYear[]

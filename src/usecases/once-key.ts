/** How long the answer to a form or a call is kept under its key, in days: longer than a page stays open or a program tries again. */
export const onceKeyDays = 30

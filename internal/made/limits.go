package made

// maxDebtHops is how many callers up what has to be let go of is followed.
const maxDebtHops = 4

// maxSettleDepth is how many calls deep it is looked for what settles a debt.
const maxSettleDepth = 6

// nowhere is the block of what has none.
const nowhere = -1

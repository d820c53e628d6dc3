package finding

// Counted is what an instrumented program has counted of a finding.
type Counted struct {
	Rank  int
	State string
	// Holds says that it grew, or is filled.
	Holds bool
	// Held is what it holds, Growth by how much it grew and Rate by how much an hour, as people
	// read it; "" where it is not known. Figures are all that was counted.
	Held, Growth, Rate, Figures string
	// History is what the process that held most wrote of it, in the order of time.
	History []Moment
}

// Moment is a figure at a time, in seconds since the process began; Amount is the figure as people
// read it.
type Moment struct {
	Seconds float64
	Value   int64
	Amount  string
}

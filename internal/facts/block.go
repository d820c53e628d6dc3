package facts

// Block is a basic block: where control goes, what holds when it is reached.
type Block struct {
	Succs []int `json:"s,omitempty"`
	// Guards hold in this block, innermost last.
	Guards []Guard `json:"g,omitempty"`
	// Loop is 1 + the index of the innermost loop around it, 0 without one.
	Loop int `json:"l,omitempty"`
	// Cond is what holds on the first of two successors, if the block branches.
	Cond *Guard `json:"c,omitempty"`
	// Early says that Cond asks what was read before the function did something else, which may have changed
	// what stands in the place by then.
	Early bool `json:"ce,omitempty"`
	// Ask tells whether the first of two successors is taken, in a function that works on channels,
	// and Fills are the cells that get a value where control enters the block.
	Ask   *Held  `json:"a,omitempty"`
	Fills []Fill `json:"fl,omitempty"`
	// Unreachable marks a block behind a condition that is false by a constant.
	Unreachable bool `json:"u,omitempty"`
	// Return and Panic mark the way the block leaves the function.
	Return bool `json:"r,omitempty"`
	Panic  bool `json:"p,omitempty"`
	// Says are the boolean results that are constants where the block returns.
	Says []Said `json:"sa,omitempty"`
	// Failed marks a return whose last result is an error made or named for it; Tail is 1 + the
	// index in Func.Calls of the call whose error it passes on.
	Failed bool `json:"f,omitempty"`
	// NoError marks a return whose last result is an error that is nil.
	NoError bool `json:"ne,omitempty"`
	Tail    int  `json:"t,omitempty"`
}

// Said is a boolean result that is a constant.
type Said struct {
	Result int  `json:"r,omitempty"`
	Holds  bool `json:"h,omitempty"`
}

// BoxedAt is the type of argument n, where it is handed over as a value of any type.
func (c *Call) BoxedAt(n int) string {
	if c != nil && n < len(c.Boxed) {
		return c.Boxed[n]
	}
	return ""
}

// BoundAt is the bound of the type of argument n, where it is handed over as an interface.
func (c *Call) BoundAt(n int) KeyBound {
	if c != nil && n < len(c.Bounds) {
		return c.Bounds[n]
	}
	return KeyFree
}

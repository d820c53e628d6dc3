package link

// Steps is the number of steps that linking the program, and asking it, has taken so far.
func (p *Program) Steps() int64 {
	if p.steps == nil {
		return 0
	}
	return p.steps.N.Load()
}

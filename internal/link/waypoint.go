package link

// waypoint is what is known of a standpoint.
type waypoint struct {
	f     *Func
	roots Roots
	// number counts the places in the order in which walks came to them, low is the
	// first that is reached again from here (Tarjan, Depth-First Search and Linear Graph
	// Algorithms, 1972): all places of one cycle have the same roots.
	number, low int
	// above are the cycles right above it.
	above []*cycle
	// cycle is nil while it is not known which places belong to it.
	cycle *cycle
}

// cycle is one place, or several that are reached from each other.
type cycle struct {
	funcs []*Func
	// above are the cycles right above this one, below is the last one that noted it so.
	above []*cycle
	below *cycle
	// asker is the number of the walker that asked last whether anything from here up
	// concerns its owner, and concerns the answer.
	asker    int
	concerns bool
}

// enter finds the roots of a new place. Until all of its cycle are known, each place
// holds what was found above it so far.
func (w *walker) enter(key standpoint, f *Func, roots func() Roots) *waypoint {
	p := &waypoint{f: f, number: len(w.places), low: len(w.places)}
	w.places[key] = p
	w.open = append(w.open, p)
	below := w.at
	w.at = p
	p.roots = roots()
	w.at = below
	if p.low == p.number {
		w.close(p)
	}
	return p
}

// reach notes that p is above the place under way.
func (w *walker) reach(p *waypoint) {
	switch {
	case w.at == nil:
	case p.cycle == nil:
		w.at.low = min(w.at.low, p.low)
	case w.owner != "": // nobody asks what is above
	case len(w.at.above) == 0 || w.at.above[len(w.at.above)-1] != p.cycle:
		w.at.above = append(w.at.above, p.cycle)
	}
}

// close ends the cycle of which p is the first place.
func (w *walker) close(p *waypoint) {
	c := &cycle{}
	for i := len(w.open) - 1; ; i-- {
		q := w.open[i]
		c.funcs = append(c.funcs, q.f)
		for _, a := range q.above {
			if a.below != c {
				a.below, c.above = c, append(c.above, a)
			}
		}
		q.roots, q.cycle, q.above = p.roots, c, nil
		if q == p {
			w.open = w.open[:i]
			return
		}
	}
}

// concerned reports whether a function of the cycle, or one above it, builds what w's
// owner is part of, or begins or ends its life.
func (w *walker) concerned(c *cycle) bool {
	if c.asker == w.number {
		return c.concerns
	}
	c.asker, c.concerns = w.number, false
	for _, f := range c.funcs {
		c.concerns = c.concerns || w.builds(f) || w.isEnd(f) || w.isStart(f)
	}
	for _, a := range c.above {
		c.concerns = c.concerns || w.concerned(a)
	}
	return c.concerns
}

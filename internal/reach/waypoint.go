package reach

// waypoint is what is known of a standpoint.
type waypoint struct {
	roots Roots
	// number counts the places in the order in which walks came to them, low is the
	// first that is reached again from here (Tarjan, Depth-First Search and Linear Graph
	// Algorithms, 1972): all places of one cycle have the same roots.
	number, low uint32
	// closed says that all places of its cycle are known.
	closed bool
}

// enter finds the roots of a new place. Until all of its cycle are known, each place
// holds what was found above it so far.
func (w *Walker) enter(key Standpoint, roots func() Roots) *waypoint {
	n := uint32(len(w.places))
	p := &waypoint{number: n, low: n}
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
func (w *Walker) reach(p *waypoint) {
	if w.at != nil && !p.closed {
		w.at.low = min(w.at.low, p.low)
	}
}

// close ends the cycle of which p is the first place.
func (w *Walker) close(p *waypoint) {
	for i := len(w.open) - 1; ; i-- {
		q := w.open[i]
		q.roots, q.closed = p.roots, true
		if q == p {
			w.open = w.open[:i]
			return
		}
	}
}

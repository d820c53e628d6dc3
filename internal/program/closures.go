package program

// ClosuresOf are the closures within f, at all levels.
func (x *Program) ClosuresOf(f *Func) []*Func {
	var out []*Func
	for _, id := range x.Closures[f.ID] {
		if g := x.Funcs[id]; g != nil {
			out = append(out, g)
		}
	}
	return out
}

// WithClosures is f and the closures within it.
func (x *Program) WithClosures(f *Func) []*Func { return append([]*Func{f}, x.ClosuresOf(f)...) }

// Levels is how many functions further in a closure is.
func (x *Program) Levels(g, f *Func) int {
	n := 0
	for g != nil && g != f {
		g = x.Funcs[g.Parent]
		n++
	}
	return n
}

// Outermost is the declared function around a closure.
func Outermost(x *Program, f *Func) *Func {
	for f.Parent != "" {
		up := x.Funcs[f.Parent]
		if up == nil {
			return f
		}
		f = up
	}
	return f
}

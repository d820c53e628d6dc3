package link

// closuresOf are the closures within f, at all levels.
func (l *linker) closuresOf(f *Func) []*Func {
	var out []*Func
	for _, id := range l.index.closures[f.ID] {
		if g := l.index.funcs[id]; g != nil {
			out = append(out, g)
		}
	}
	return out
}

// withClosures is f and the closures within it.
func (l *linker) withClosures(f *Func) []*Func { return append([]*Func{f}, l.closuresOf(f)...) }

// levels is how many functions further in a closure is.
func (l *linker) levels(g, f *Func) int {
	n := 0
	for g != nil && g != f {
		g = l.index.funcs[g.Parent]
		n++
	}
	return n
}

// outermost is the declared function around a closure.
func outermost(x *index, f *Func) *Func {
	for f.Parent != "" {
		up := x.funcs[f.Parent]
		if up == nil {
			return f
		}
		f = up
	}
	return f
}

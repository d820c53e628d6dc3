package program

import "github.com/growthlint/growthlint/internal/facts"

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

// StartOf is the block at which f starts the one goroutine that runs a closure of f, or one around it: by a go
// statement, or as an argument of a call that starts it; -1 if it has the closure for anything else as well.
func StartOf(f, in *Func, starts func(c *facts.Call, arg int) bool) int {
	for in.Parent != f.ID {
		if len(in.UsedAt) == 0 || in.UsedAt[0].In.ID != in.Parent {
			return -1
		}
		in = in.UsedAt[0].In
	}
	if len(in.UsedAt) != 1 || in.UsedAt[0].In != f {
		return -1
	}
	u := &in.UsedAt[0]
	if u.How == facts.UseGo || u.How == facts.UseArg && u.Call < len(f.Calls) && starts(&f.Calls[u.Call], u.Arg) {
		return u.Block
	}
	return -1
}

package program

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/reason"
)

// Around are the guards of a block of f and, for a closure, those under which its maker
// uses it: of several uses, what holds at all of them.
func (x *Program) Around(f *Func, block int) []facts.Guard {
	own := f.GuardsAt(block)
	if f.Parent == "" {
		return own
	}
	var held []facts.Guard
	first := true
	for _, u := range f.UsedAt {
		if u.In.ID != f.Parent {
			continue
		}
		at := u.In.GuardsAt(u.Block)
		if first {
			held, first = slices.Clone(at), false
			continue
		}
		held = slices.DeleteFunc(held, func(g facts.Guard) bool {
			return !slices.ContainsFunc(at, func(h facts.Guard) bool { return sameGuard(g, h) })
		})
	}
	if len(held) == 0 {
		return own
	}
	out := make([]facts.Guard, 0, len(held)+len(own))
	for _, g := range held {
		g.X, g.Y = g.X.Lower(1), g.Y.Lower(1)
		out = append(out, g)
	}
	return append(out, own...)
}

// sameGuard reports whether two guards of one function are the same answer to one question.
func sameGuard(a, b facts.Guard) bool {
	return a.Block == b.Block && a.Kind == b.Kind && a.Op == b.Op && a.Neg == b.Neg
}

// GuardsAt are the guards of a block of f.
func (f *Func) GuardsAt(block int) []facts.Guard {
	if block < len(f.Blocks) {
		return f.Blocks[block].Guards
	}
	return nil
}

// Negated is a condition where it does not hold.
func Negated(g facts.Guard) facts.Guard {
	switch g.Op {
	case "==":
		g.Op = "!="
	case "!=":
		g.Op = "=="
	case "<":
		g.Op = ">="
	case ">=":
		g.Op = "<"
	case ">":
		g.Op = "<="
	case "<=":
		g.Op = ">"
	default:
		g.Neg = !g.Neg
	}
	return g
}

// IsMain reports whether f is a program's main function.
func IsMain(f *Func) bool {
	return f.Name == "main" && f.Recv == "" && f.Parent == "" && f.Package.Summary.Name == "main"
}

// Answers reports whether a function takes more than a context and returns more than an
// error: a callback of that kind is asked for something, it is not told what happened.
func Answers(f *Func) bool {
	return f.Parent == "" && f.Recv == "" && TakesKey(f) && len(f.Results) > 1
}

// Called reports whether some edge tells who calls a function value. What tests do with one says
// nothing of who else has it.
func (x *Program) Called(f *Func) bool {
	return slices.ContainsFunc(f.Callers, func(e Edge) bool { return !e.Param && !e.Caller.Testing })
}

// AnyInView reports whether one of the functions has a body in view.
func (x *Program) AnyInView(ids []string) bool {
	for _, id := range ids {
		if f := x.Funcs[id]; f != nil && !f.Unread {
			return true
		}
	}
	return false
}

// InLoop reports whether a block lies in loop number n (counted from 1).
func InLoop(f *Func, block, n int) bool {
	if block >= len(f.Blocks) {
		return false
	}
	for i := f.Blocks[block].Loop; i > 0; i = f.Loops[i-1].Parent {
		if i == n {
			return true
		}
	}
	return false
}

// noteLives fills in which types a function builds and whether it ends one.
func (x *Program) noteLives(f *Func) {
	f.Ends = f.Recv != "" && f.Parent == "" && IsEndName(f.Name) && !TakesKey(f)
	for i := range f.Makes {
		m := &f.Makes[i]
		if m.Type != "" && !isKept(m.Fates) && !lazily(f, m.Block) {
			f.Builds = append(f.Builds, m.Type)
		}
	}
	for i := range f.Calls {
		c := &f.Calls[i]
		if t := x.MakerOf[c.Func]; t != "" && c.Mode == facts.ModePlain && !isKept(c.Fates) && !lazily(f, c.Block) {
			f.Builds = append(f.Builds, t)
		}
	}
}

// isKept reports whether a made object goes into a container: a child, not the next
// generation.
func isKept(fates []facts.Fate) bool {
	return slices.ContainsFunc(fates, func(f facts.Fate) bool { return f.How == facts.FateElem || f.How == facts.FateSend })
}

// lazily reports whether a block is reached only while a field or variable is nil:
// what is made there is made once, not again and again.
func lazily(f *Func, block int) bool {
	return slices.ContainsFunc(f.GuardsAt(block), func(g facts.Guard) bool {
		return g.Kind == facts.GuardNil && !g.Neg && g.X != nil && (g.X.Op == facts.OpField || g.X.Op == facts.OpGlobal)
	})
}

func (x *Program) noteCloses(f *facts.Func) {
	for _, c := range f.Comms {
		if c.Op == facts.CommClose && c.Chan.Op == facts.OpField {
			x.Closers[c.Chan.Text] = append(x.Closers[c.Chan.Text], x.Funcs[f.ID])
		}
	}
}

// Package is one summary with what the run knows of it.
type Package struct {
	Summary *facts.Summary
	// Dir is where the package's files are; positions are joined with it.
	Dir string
	// Matched marks a package that findings are reported in.
	Matched bool
	// Closed marks a package whose exported names nobody outside the view reaches.
	Closed bool
	// Doubtful marks a package that one with unread code imports: what that code calls
	// is not seen.
	Doubtful bool
	// Whole marks a package whose module is in view with all its packages.
	Whole bool
	// Testing marks a package that only tests use: nothing in it runs in production.
	Testing bool
	// Example marks a package that shows how others use the module.
	Example bool
	// Own marks a summary that nobody else reads: it is rewritten where it stands.
	Own bool
}

// Importable reports whether other modules can import the package.
func (p *Package) Importable() bool {
	return p.Summary.Name != "main" && !strings.Contains("/"+p.Summary.Path+"/", "/internal/")
}

// Func is a function of the program.
type Func struct {
	*facts.Func
	Package *Package
	// Number is its own among the functions of the program.
	Number uint32
	// Callers are the edges that lead to it, UsedAt the places where it is used as a value.
	Callers []Edge
	// UsedAt are the places where it is used as a value.
	UsedAt []Use
	// Builds are the types of which it puts an object where the last one was, ends tells
	// that it is a method which ends its receiver's life.
	Builds []string
	// Ends tells that it is a method which ends its receiver's life.
	Ends bool
	// Returned are the places where a closure arrives that its maker returns.
	Returned []Use
	// Steps counts the work on it.
	Steps *Counter
	// Reached remembers what leads where in it.
	Reached reached
	// LengthTests are the blocks that branch by a length.
	LengthTests lengthTests
}

// Words name a function for people.
func (f *Func) Words() string {
	switch {
	case f.Parent != "":
		return reason.LiteralIn.With(f.Display).String()
	case f.Init:
		return reason.Initialisation.With().String()
	}
	return f.Display
}

// TakesName reports whether a method takes a text or another plain value: Open(name) begins one of
// many things. A list or a map of plain values counts too, which errs towards many.
func TakesName(f *Func) bool {
	return slices.ContainsFunc(f.Params[min(1, len(f.Params)):], func(p facts.Param) bool { return p.Type == "" && !p.Func && !p.Iface })
}

// TakesKey reports whether a method takes more than a context: Unsubscribe(id) ends
// an element, not its receiver.
func TakesKey(f *Func) bool {
	return slices.ContainsFunc(f.Params[min(1, len(f.Params)):], func(p facts.Param) bool { return p.Type != "context.Context" })
}

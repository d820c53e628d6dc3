package reach

import (
	"fmt"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// maxStanding bounds the calls from a function to where it serves.
const maxStanding = 4

// noteCommands notes where code out of view takes functions that it runs once for each time that it
// is given one, as commands: one that it is given there serves, and comes back when the program ends,
// so that another run would find its place taken. What else is put in the same place runs once as
// well.
func (l *Reach) noteCommands(pkgs []program.Package) {
	for _, f := range l.SortedFuncs() {
		if f.Testing || len(f.UsedAt) == 0 || !l.stands(f, maxStanding) {
			continue
		}
		for _, u := range f.UsedAt {
			if place := l.commandPlace(u); place != "" && !u.In.Testing {
				l.commandPlaces[place] = true
			}
		}
	}
	for _, methods := range l.askedIn(pkgs) {
		if slices.ContainsFunc(methods, func(f *program.Func) bool { return l.stands(f, maxStanding) }) {
			for _, f := range methods {
				l.commandMethods[f.ID] = true
			}
		}
	}
}

// askedIn are the methods that each method of an interface out of view, or reflection under a name,
// can find.
func (l *Reach) askedIn(pkgs []program.Package) map[string][]*program.Func {
	out := map[string][]*program.Func{}
	add := func(place, typ, method string) {
		t := l.Types[typ]
		if t == nil {
			return
		}
		for _, m := range t.Methods {
			if f := l.Funcs[m.Func]; m.Name == method && f != nil && f.Recv == typ && !f.Testing && f.Shape != facts.ShapeHandler && !slices.Contains(out[place], f) {
				out[place] = append(out[place], f)
			}
		}
	}
	for i := range pkgs {
		for _, c := range pkgs[i].Summary.Converts {
			if c.Iface != "" && l.Types[c.Iface] == nil && !program.IsStandard(program.OwnerOf(c.Iface)) {
				for _, m := range c.Methods {
					add(c.Iface+"."+m, c.Type, m)
				}
			}
		}
	}
	for typ := range l.Reflected {
		for _, m := range l.Types[typ].Methods {
			if l.Asked[typ+"."+m.Name] {
				add("."+m.Name+m.Sig, typ, m.Name)
			}
		}
	}
	return out
}

// commandPlace is the argument of a call, or the field, in which code out of view of which nothing is
// known is given a function; "" for another use.
func (l *Reach) commandPlace(u program.Use) string {
	switch {
	case u.How == facts.UseArg && u.Call < len(u.In.Calls):
		c := &u.In.Calls[u.Call]
		if !l.AnyInView(l.DirectTargets(c)) && c.Callee.Pkg != "" && l.Callback(c, u.Arg) == libcall.CallbackUnknown {
			return fmt.Sprintf("%s#%d", program.CalledAs(c), u.Arg)
		}
	case u.How == facts.UseField && !l.inViewField(u.Field):
		return u.Field
	}
	return ""
}

// stands reports whether a function, itself or by what it calls, serves and comes back when that ends.
func (l *Reach) stands(f *program.Func, depth int) bool {
	if f == nil || f.Unread || depth == 0 {
		return false
	}
	asked := standingAsked{f, depth}
	known, ok := l.standing[asked]
	if ok {
		return known
	}
	f.Steps.Add(1)
	known = slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		if c.Mode != facts.ModePlain || c.Iface {
			return false
		}
		if c.Func != "" && l.Funcs[c.Func] != nil {
			return l.stands(l.Funcs[c.Func], depth-1)
		}
		return l.serves(&c)
	})
	if l.standing == nil {
		l.standing = map[standingAsked]bool{}
	}
	l.standing[asked] = known
	return known
}

// standingAsked is a function of which it was asked whether it stands, and how far down.
type standingAsked struct {
	f     *program.Func
	depth int
}

// serves reports whether a call takes all who come until the program ends, and not only the one on a
// connection.
func (l *Reach) serves(c *facts.Call) bool {
	return l.HasRow(c, func(r *library.Row) bool { return r.Role == library.Blocks && r.Times != library.Once })
}

// goesThrough reports whether a function comes to its end without having served, or waited for
// anything but what it calls.
func (l *Reach) goesThrough(f *program.Func) bool {
	return len(f.Waits) == 0 && !l.stands(f, maxStanding) && !slices.ContainsFunc(f.Loops, func(lp facts.Loop) bool { return lp.Endless })
}

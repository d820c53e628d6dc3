package growth

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// Expiry tells what the times in a container's values are used for.
type Expiry string

// The uses of times.
const (
	ExpiryNone Expiry = ""
	// ExpirySweep: compared with others, but not where one key is looked up.
	ExpirySweep Expiry = "sweep"
	// ExpiryLookup: a look-up of one key, that is no fixed one, asks whether what it found is still good. Then
	// entries are meant to go without anybody's telling, and removals of single keys
	// are corrections.
	ExpiryLookup Expiry = "lookup"
)

// Expiries finds the containers whose values' times are compared.
func (l *Growth) Expiries(list []*Container) {
	x := &timings{l: l, params: map[string]bool{}, elems: map[string]Expiry{}, found: map[string]Expiry{}, inner: map[string]bool{}, asked: map[string]bool{}}
	funcs := l.SortedFuncs()
	for range 3 { // a helper of a helper compares
		n := len(x.params) + len(x.elems)
		for _, f := range funcs {
			x.function(f)
		}
		if len(x.params)+len(x.elems) == n {
			break
		}
	}
	for _, c := range list {
		c.Expiry = x.found[program.WholeOf(c.Key)]
		if c.Expiry == ExpiryNone && x.inner[program.WholeOf(c.Key)] && slices.ContainsFunc(c.Shrinks, func(e *Event) bool { return e.Extent == facts.ExtentOne }) {
			c.Expiry = ExpiryLookup
		}
		if slices.ContainsFunc(c.Shrinks, func(e *Event) bool { return e.Class == ClassLazy }) {
			c.Expiry = ExpiryLookup
		}
		for _, e := range c.Shrinks {
			e.Named = c.Expiry == ExpiryLookup && l.isNamed(e.Key, e.Func, 4) && !l.takesBack(c, e)
		}
	}
}

// timings collects which parameters are compared as times, and which containers'
// elements.
type timings struct {
	l      *Growth
	params map[string]bool   // ArgKey of parameters whose times are compared
	elems  map[string]Expiry // likewise of parameters that are containers
	found  map[string]Expiry
	inner  map[string]bool // containers of lists whose elements' times are compared
	asked  map[string]bool // the functions of these parameters
}

func (x *timings) function(f *program.Func) {
	if f.Testing {
		return
	}
	for i := range f.Calls {
		x.call(f, &f.Calls[i])
	}
	for _, b := range f.Blocks {
		for _, g := range b.Guards {
			if g.Kind == facts.GuardTime && g.Op != "==" && g.Op != "!=" && g.Y != nil {
				x.compare(g.X, g.Y, f)
			}
		}
	}
	for _, r := range f.Results { // ok && time.Since(e.at) < limit
		for _, a := range r.Alternatives() {
			if a != nil && a.Op == facts.OpBin && (a.Text == "<" || a.Text == ">" || a.Text == "<=" || a.Text == ">=") {
				x.compare(a.Arg(0), a.Arg(1), f)
			}
		}
	}
}

// call reads a call that compares its arguments, by itself or within the function called.
func (x *timings) call(f *program.Func, c *facts.Call) {
	if c.Callee.Pkg == "time" && len(c.Args) == 2 && isLater(program.CalleeText(c.Callee)) {
		x.compare(c.Args[0], c.Args[1], f)
		return
	}
	for _, id := range x.l.DirectTargets(c) {
		if !x.asked[id] {
			continue
		}
		for n, a := range c.Args {
			if x.params[program.ArgKey(id, n)] {
				x.compared(a, f)
			}
			if e := x.elems[program.ArgKey(id, n)]; e != ExpiryNone {
				x.element(a, f, e == ExpirySweep)
			}
		}
	}
}

// compare reads a comparison of two times or durations: that of an entry with now.
// Of two entries with each other it decides which is newer, not whether one is good.
func (x *timings) compare(a, b *facts.Term, f *program.Func) {
	now := &clock{l: x.l, f: f}
	if now.in(a) || now.in(b) {
		x.compared(a, f)
		x.compared(b, f)
	}
}

// isLater reports whether a method says which of two times is later.
func isLater(callee string) bool {
	switch callee {
	case "(*time.Time).Before", "(*time.Time).After", "(*time.Time).Compare":
		return true
	}
	return false
}

// ofTime reports whether a function or method belongs to package time.
func ofTime(callee string) bool {
	return strings.HasPrefix(callee, "time.") || strings.HasPrefix(callee, "(time.")
}

// compared notes what a time belongs to: an element of a container, or a parameter.
func (x *timings) compared(t *facts.Term, f *program.Func) {
	if t == nil {
		return
	}
	switch t.Op {
	case facts.OpField, facts.OpSlice:
		x.compared(t.Arg(0), f)
	case facts.OpElem:
		key := t.Arg(1)
		if key.Op != facts.OpConst { // that one entry is old says nothing of the others
			x.element(t.Arg(0), f, key.IsUnknown() || key.Op == facts.OpKey)
		}
		x.holding(t.Arg(0), f)
	case facts.OpBin, facts.OpPhi:
		for _, a := range t.Args {
			x.compared(a, f)
		}
	case facts.OpCall:
		x.called(t, f)
	case facts.OpParam:
		x.param(t, f)
	}
}

// called is the result of a call that is compared: of arithmetic on times, or of a method of the
// value itself.
func (x *timings) called(t *facts.Term, f *program.Func) {
	switch {
	case ofTime(t.Text):
		for _, a := range t.Args {
			x.compared(a, f)
		}
	case len(t.Args) == 1:
		x.compared(t.Arg(0), f)
	}
}

func (x *timings) param(t *facts.Term, f *program.Func) {
	if at := x.l.Outer(f, t.Up); at != nil {
		x.params[program.ArgKey(at.ID, t.N)], x.asked[at.ID] = true, true
	}
}

// element notes that an element's time was compared.
func (x *timings) element(in *facts.Term, f *program.Func, ranged bool) {
	for _, p := range x.l.Resolve(in, f) {
		if p.Level > 0 {
			continue
		}
		in, key := x.found, p.Key
		if key == "" {
			in, key = x.elems, program.ArgKey(p.In.ID, p.Param)
			x.asked[p.In.ID] = true
		}
		switch {
		case !ranged && x.measures(f, p.Key):
		case !ranged:
			in[key] = ExpiryLookup
		case in[key] == ExpiryNone:
			in[key] = ExpirySweep
		}
	}
}

// holding notes that the time of an element of a list was compared: the list is in a container itself,
// as an entry or a part of one, or belongs to something else.
func (x *timings) holding(list *facts.Term, f *program.Func) {
	for _, a := range list.Alternatives() {
		for a != nil && a.Op == facts.OpSlice {
			a = a.Arg(0)
		}
		switch {
		case a == nil || a.Op == facts.OpPhi:
		case a.Op == facts.OpElem:
			x.within(a.Arg(0), f)
		default:
			x.compared(a, f)
		}
	}
}

// within notes that a time of an element's element was compared. That one thing in an entry's list is
// old says nothing of the entry, unless entries are removed where their lists are found to be old.
func (x *timings) within(in *facts.Term, f *program.Func) {
	for _, p := range x.l.Resolve(in, f) {
		if p.Level == 0 && p.Key != "" && !x.measures(f, p.Key) {
			x.inner[p.Key] = true
		}
	}
}

// isNamed reports whether a key is one that a caller, or the outside world, names:
// computed from parameters and constants, and not from what the holder itself knows.
func (l *Growth) isNamed(key *facts.Term, f *program.Func, depth int) bool {
	if !key.Known() {
		return false
	}
	named, any := l.named(key, f, depth, "")
	return named && any
}

// wholly stands for all fields of what a key is computed from.
const wholly = "*"

// named is isNamed of a part of a key; any reports whether it is more than constants.
// The key is of, or is computed from, the field of: of an object that was made for the
// call, such as a request that was read into it, what a caller has asked for.
func (l *Growth) named(t *facts.Term, f *program.Func, depth int, of string) (named, any bool) {
	if t == nil {
		return false, false
	}
	switch t.Op {
	case facts.OpElem, facts.OpKey, facts.OpRecv, facts.OpGlobal, facts.OpLocal:
		return false, false
	case facts.OpNew:
		return of != "" && l.filledAsTold(t, f, depth, of), of != ""
	case facts.OpParam:
		return t.Up == 0 && !(f.Recv != "" && t.N == 0) && !l.RangedParam(f, t.N) && l.namedByCallers(t.N, f, depth, of), true
	case facts.OpField:
		of = t.Text
	case facts.OpCall:
		of = wholly
	}
	for _, a := range t.Args {
		n, more := l.named(a, f, depth, of)
		if !n {
			return false, false
		}
		any = any || more
	}
	return true, any
}

// filledAsTold reports whether what f puts into an object that it makes, or into one field
// of it, is what a caller named, as far as that is seen.
func (l *Growth) filledAsTold(t *facts.Term, f *program.Func, depth int, of string) bool {
	mk := program.MakeOf(f, t.N)
	if t.Up != 0 || mk == nil {
		return false
	}
	if depth == 0 {
		return true
	}
	return !slices.ContainsFunc(l.StoresOf[f.ID], func(st facts.Store) bool {
		if program.OwnerOf(st.Field) != mk.Type || of != wholly && st.Field != of {
			return false
		}
		told, _ := l.named(st.Val, f, depth-1, wholly)
		return !told
	})
}

// namedByCallers reports whether all callers in view pass a key that they were told.
func (l *Growth) namedByCallers(n int, f *program.Func, depth int, of string) bool {
	if depth == 0 || f.Shape == facts.ShapeHandler {
		return true
	}
	for _, a := range l.ArgumentsOf(f, n) {
		if a.In.Testing || a.In == f {
			continue
		}
		if !a.Term.Known() || a.Mode == facts.ModeGo && slices.ContainsFunc(f.Loops, func(l facts.Loop) bool { return l.Endless }) {
			return false // a goroutine of the key looks after it, whether it is asked for or not
		}
		if named, any := l.named(a.Term, a.In, depth-1, of); !named || !any {
			return false
		}
	}
	return true
}

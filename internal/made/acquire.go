package made

import (
	"cmp"
	"go/version"
	"slices"
	"strconv"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// acquired is a resource, as a function in view returns it.
type acquired struct {
	name reason.Reason
	// say is what is known of it besides, without the name of what it is said of.
	say    reason.Reason
	result int
	// weak says why it is not sure that it stays.
	weak   reason.Reason
	madeIn *program.Func
	madeAt facts.Pos
	// idle: it holds nothing before it is used.
	idle bool
	// guessed: that it has to be let go of, nothing but its shape says.
	guessed bool
	// kind is what it is to the rules: a resource unless told.
	kind MadeKind
	// by is what the library's words are about, "" for what the acquisition was made with.
	by string
	// placed: it holds a place, so that there cannot be two of them.
	placed bool
}

// acquisition is one place where a resource is made or got.
type acquisition struct {
	f      *program.Func
	handle *facts.Handle
	call   *facts.Call // nil for an object made as a literal
	block  int
	pos    facts.Pos
	what   string
	of     string // what it was made with
	// place is the key of the container that it stays in, "" for none.
	place string
	acquired
}

// libraryAcquisitions are the calls and literals that make what the table says has to
// be released.
func (m *madeFinder) libraryAcquisitions() []acquisition {
	var out []acquisition
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread {
			continue
		}
		for i := range f.Handles {
			h := &f.Handles[i]
			switch h.From {
			case facts.HandleCall:
				if a, ok := m.fromCall(f, h); ok {
					out = append(out, a)
				}
			case facts.HandleMake:
				if a, ok := m.fromLiteral(f, h); ok {
					out = append(out, a)
				}
			}
		}
	}
	return out
}

// fromCall reports whether a call makes a resource.
func (m *madeFinder) fromCall(f *program.Func, h *facts.Handle) (acquisition, bool) {
	c := &f.Calls[h.N]
	if m.l.InView(c) {
		return acquisition{}, false
	}
	for _, r := range m.l.Rows(c) {
		if r.Role != library.Construct || r.Lacks != library.LackClose || r.Class != library.ClassResource || r.Literal || r.Part != "" || m.holdsNothing(r, f, c) || m.endsWithContext(r, f, c) {
			continue
		}
		if (r.Kind == "context") != (h.Type == facts.FuncType) || r.Kind != "context" && h.Result != 0 {
			continue
		}
		if isTimer(r) && !agedTimers(f) {
			continue
		}
		a := acquisitionBy(f, h, reason.ResourceOf.With(program.ShortCallee(c.Callee)))
		a.say, a.placed = says(r), m.takesPlace(r, f, c)
		if r.Kind == "context" {
			a.name = reason.Context.With()
		}
		if c.Callee.Name == "Clone" && len(c.Args) > 0 {
			a.idle = true
			switch m.cloneHolds(f, c, r.Pkg+"."+r.Type) {
			case library.False:
				return acquisition{}, false
			case library.Unknown:
				a.weak = reason.IdleEnds.With()
			}
		}
		return a, true
	}
	return acquisition{}, false
}

// cloneHolds tells whether a copy has, of itself, to be released, as a literal with its
// values would have: those of the original, and those that the function sets then.
func (m *madeFinder) cloneHolds(f *program.Func, c *facts.Call, typ string) library.Tri {
	sets := map[string]library.Value{}
	for _, st := range m.l.StoresOf[f.ID] {
		if program.OwnerOf(st.Field) == typ {
			sets[program.LastName(st.Field)] = m.l.ValueOf(st.Val, f, 3)
		}
	}
	v := m.l.ValueOf(c.Args[0], f, 4).With(sets)
	pkg, name := program.SplitLast(typ)
	for _, r := range m.l.Table.Func(pkg, "", name) {
		if r.Literal && r.Role == library.Construct && r.When != nil {
			return m.literalHolds(r, f, v)
		}
	}
	return library.Unknown
}

// acquisitionBy is the call that a handle comes from, as the making of what name says.
func acquisitionBy(f *program.Func, h *facts.Handle, name reason.Reason) acquisition {
	c := &f.Calls[h.N]
	return acquisition{
		f: f, handle: h, call: c, block: c.Block, pos: c.Pos, what: c.What, of: program.CalleeText(c.Callee),
		acquired: acquired{name: name, madeIn: f, madeAt: c.Pos, by: program.CalleeText(c.Callee)},
	}
}

// isTimer reports whether a row makes a timer or ticker.
func isTimer(r *library.Row) bool { return r.Pkg == "time" }

// agedTimers reports whether tickers stay until they are stopped: the module asks for a
// language version before Go 1.23.
func agedTimers(f *program.Func) bool {
	v := f.Package.Summary.Go
	return v != "" && version.Compare(v, "go1.23") < 0
}

// fromLiteral reports whether a struct literal makes a resource.
func (m *madeFinder) fromLiteral(f *program.Func, h *facts.Handle) (acquisition, bool) {
	mk := program.MakeOf(f, h.N)
	if mk == nil {
		return acquisition{}, false
	}
	pkg, typ := program.SplitLast(h.Type)
	for _, r := range m.l.Table.Func(pkg, "", typ) {
		if !r.Literal || r.Role != library.Construct || r.Lacks != library.LackClose || r.When == nil {
			continue
		}
		v := m.l.MadeValue(&facts.Term{Op: facts.OpNew, Text: mk.Type, N: mk.N}, f, 3)
		if m.literalHolds(r, f, v) != library.True {
			continue
		}
		a := acquisition{f: f, handle: h, block: mk.Block, pos: mk.Pos, what: typ + "{…}", of: h.Type}
		a.acquired = acquired{name: reason.NewObject.With(program.ShortKey(h.Type)), say: says(r), madeIn: f, madeAt: mk.Pos, idle: true}
		return a, true
	}
	return acquisition{}, false
}

// literalHolds evaluates a row's predicate on a literal.
func (m *madeFinder) literalHolds(r *library.Row, f *program.Func, v library.Value) library.Tri {
	return r.When.Eval(&literalEnv{m.envOf(f, &v)})
}

// envOf is what a predicate asks of a value of f.
func (m *madeFinder) envOf(f *program.Func, v *library.Value) libcall.Env {
	return libcall.Env{Calls: m.l.Calls, In: f, Opts: -1, Literal: v}
}

// literalEnv answers for a literal by itself. Whether methods are called on the object
// is what becomes of its handle, and is asked there.
type literalEnv struct{ libcall.Env }

// Called says that nothing is called, as far as the literal tells.
func (e *literalEnv) Called(string) library.Tri { return library.False }

// callersOf are the places where a function in view that returns a resource is called.
func (m *madeFinder) callersOf(f *program.Func, a acquired) []acquisition {
	if _, known := m.acquirers[f.ID]; known {
		return nil
	}
	m.acquirers[f.ID] = a
	var out []acquisition
	for _, e := range f.Callers {
		if e.Caller.Testing || e.Iface && len(m.l.Candidates(e.Call)) > 1 {
			continue
		}
		for i := range e.Caller.Handles {
			h := &e.Caller.Handles[i]
			if h.From != facts.HandleCall || h.Result != a.result || &e.Caller.Calls[h.N] != e.Call {
				continue
			}
			out = append(out, acquisition{f: e.Caller, handle: h, call: e.Call, block: e.Call.Block, pos: e.Call.Pos, what: e.Call.What, of: f.ID, acquired: a})
		}
	}
	return out
}

// report adds a finding on a resource, if control gets there again and again.
func (m *madeFinder) report(a *acquisition, fault Fault, roots reach.Roots, why reason.Reason) *Made {
	if !roots.Live() || slices.ContainsFunc(m.out, func(o *Made) bool {
		return o.Func == a.f && o.Fault == fault && o.Of == a.of && o.Pos.File == a.pos.File && o.Pos.Line == a.pos.Line
	}) {
		return nil // a literal and the variable that it is copied to are one
	}
	if m.endsWithParent(a) {
		return nil
	}
	made := &Made{
		Kind: cmp.Or(a.kind, MadeResource), Fault: fault, Func: a.f, Pos: a.pos, What: a.what, Name: a.name, Of: a.of, Roots: roots, Why: why.Said(verbOf(a.kind)), Weak: a.weak,
		Place: a.place,
	}
	if !made.Weak.Given() && !roots.Event && !roots.Tick && !roots.Exported {
		made.Weak = reason.StartUpPerhaps.With()
	}
	if a.madeIn != a.f {
		made.note("made-at", reason.MadeHere.With(), a.madeIn, a.madeAt)
	}
	if say := a.say; say.Given() {
		say.Of = cmp.Or(a.by, a.of)
		made.note("library", say, nil, facts.Pos{})
	}
	m.out = append(m.out, made)
	return made
}

// dropped reports a resource that goes nowhere.
func (m *madeFinder) dropped(a *acquisition) {
	if made := m.report(a, FaultDropped, m.rootsOf(a.f, a.block, a.call), reason.NoneReleases.With()); made != nil {
		made.Mend = a.handle.Mend
	}
}

// forgotten finds results of calls out of view that nothing releases here, while the
// result of the same call is released elsewhere, and at least as often as not.
func (m *madeFinder) forgotten() {
	open, ends := m.results()
	for _, o := range open {
		c := &o.f.Calls[o.handle.N]
		end := ends[resultOf(c, o.handle)]
		if end == nil || m.isEnd(o.f) || end.times < 0 || m.ofSession(o.f, c) {
			continue
		}
		a := acquisitionBy(o.f, o.handle, reason.ResourceOf.With(program.ShortCallee(c.Callee)))
		if made := m.report(&a, FaultForgotten, m.rootsAt(o.f, c.Block), reason.NoneReleasesHere.With(end.in.Display)); made != nil {
			made.note("released-elsewhere", reason.SameReleased.With(), end.in, end.call.Pos)
		}
	}
}

// openHandle is a result that nothing releases or keeps.
type openHandle struct {
	f      *program.Func
	handle *facts.Handle
}

// usualEnd is the first place at which the result of a function is released.
type usualEnd struct {
	callSite
	// times is how much more often it is released than left open.
	times int
}

// resultOf names the result of a function that a handle is.
func resultOf(c *facts.Call, h *facts.Handle) string {
	return program.CalleeText(c.Callee) + "#" + strconv.Itoa(h.Result)
}

// results sorts what calls out of view return into what nobody releases and, by function and
// result, what somebody does.
func (m *madeFinder) results() (open []openHandle, ends map[string]*usualEnd) {
	ends, left := map[string]*usualEnd{}, map[string]int{}
	for _, f := range m.l.SortedFuncs() {
		if f.Testing {
			continue
		}
		for i := range f.Handles {
			h := &f.Handles[i]
			if h.From != facts.HandleCall || h.Type == facts.FuncType || !m.generic(&f.Calls[h.N]) {
				continue
			}
			callee := resultOf(&f.Calls[h.N], h)
			if end := m.endOf(f, h); end != nil && !m.isEnd(f) {
				if ends[callee] == nil {
					ends[callee] = &usualEnd{callSite: callSite{f, end}}
				}
				ends[callee].times++
			}
			if m.looksUpIn(f, h) {
				continue
			}
			if st := m.state(f, h, 4); !st.released && !st.escapes && st.returned == 0 && len(st.kept)+len(st.owned) == 0 && len(h.Flows) > 0 {
				open = append(open, openHandle{f, h})
				left[callee]++
			}
		}
	}
	for callee, end := range ends {
		end.times -= left[callee]
	}
	return open, ends
}

// generic reports whether a call is one whose result may have to be released though the
// table does not speak of it.
func (m *madeFinder) generic(c *facts.Call) bool {
	if c.Callee.Type == "" || c.Callee.Name == "" || m.l.InView(c) || c.Mode != facts.ModePlain || program.IsStandard(c.Callee.Pkg) {
		return false // what of the standard library has to be released, the table tells
	}
	return !m.l.HasRow(c, func(r *library.Row) bool {
		return r.Role == library.Construct && r.Class == library.ClassResource
	})
}

// endOf is the call in f by which a handle is released, nil without one. Only what
// nobody calls for another reason counts.
func (m *madeFinder) endOf(f *program.Func, h *facts.Handle) *facts.Call {
	for i := range h.Flows {
		w := &h.Flows[i]
		in := f
		if w.Func != "" {
			in = m.l.Funcs[w.Func]
		}
		if w.How != facts.FlowArg || w.Arg != 0 || in == nil || w.Call >= len(in.Calls) {
			continue
		}
		switch c := &in.Calls[w.Call]; c.Callee.Name {
		case "Close", "Release", "Stop", "Shutdown", "Unsubscribe":
			if c.Callee.Type != "" && slices.Contains(m.ends[h.Type], c.Callee.Name) {
				return c
			}
		}
	}
	return nil
}

// isContext reports whether a term is a context that a function was given.
func (m *madeFinder) isContext(f *program.Func, t *facts.Term) bool {
	return m.l.ParamType(t, f) == "context.Context"
}

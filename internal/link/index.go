package link

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// index is the linked program: its parts by name, and what leads from one to another. It
// does not change once it is made, but for answers that it remembers.
type index struct {
	// packages are those that were linked, with summaries of their own.
	packages   []Package
	funcs      map[string]*Func
	sorted     []*Func // of funcs, by ID
	types      map[string]*facts.Type
	containers map[string]*facts.Container
	declaredIn map[string]*Package
	// stores are what is written to a field or variable, by its key.
	stores map[string][]facts.Store
	// converted are the types that flow into some interface.
	converted map[string]bool
	// asked are the methods, "type.Name", that interfaces out of view ask for.
	asked    map[string]bool
	commands *commands
	// surfaced are the methods of types that are converted to an exported interface in view.
	surfaced map[string]bool
	// crowded are the methods that calls reach which have too many candidates to follow.
	crowded map[string]bool
	// impls are the methods that a call by name and signature can reach.
	impls map[string][]implementation
	// answering are the methods that calls through interfaces can reach.
	answering map[asking][]string
	// implementing says whether a type has all methods of an interface, methodSets which
	// methods a type has, each by its name and by its name and signature.
	implementing map[implementing]bool
	methodSets   map[string]map[string]bool
	// stored are the functions put in a field, variable or container, by its key.
	stored map[string][]string
	makes  map[string][]made // by type
	// passed are the functions that are named where a parameter is passed, by argKey;
	// handed those that reach it through a field, a container or another parameter.
	passed, handed map[string][]string
	// arguments are the places where functions are arguments of calls.
	arguments []use
	// holders are the types whose fields mention a type.
	holders map[string][]holding
	// ifaces are interfaces out of view, with the names of their methods alone.
	ifaces map[string]*facts.Type
	steps  *counter
	// readIn are the containers that a package looks into.
	readIn map[readAt]bool
	// paths are those of the packages in view.
	paths map[string]bool
	parts parts
	// makerOf is the type that a function makes and returns, by its ID.
	makerOf map[string]string
	// closures are the closures of a function at all levels, by its ID.
	closures map[string][]string
	// closers are the functions that close the channel in a field.
	closers map[string][]*Func
}

// edge is one way to call a function.
type edge struct {
	caller *Func
	call   *facts.Call
	// args are the arguments in the caller's frame, the receiver first.
	args  []*facts.Term
	block int
	seq   int
	mode  facts.CallMode
	// iface marks one of several candidates of an interface call.
	iface bool
	// param marks the call of a parameter: who passes the function decides when it
	// runs, not every caller of the one that calls it.
	param bool
}

// use is a function used as a value.
type use struct {
	in *Func
	facts.Use
	// Via is the call, a term of in, whose result the function value is; nil for one that
	// in names itself.
	Via *facts.Term
}

// readAt is a package and a container.
type readAt struct{ path, id string }

type made struct {
	in   *Func
	make *facts.Make
}

type holding struct {
	owner string
	field *facts.Field
}

func newIndex(pkgs []Package) *index {
	pkgs = owned(pkgs)
	x := &index{
		packages:   pkgs,
		steps:      &counter{},
		funcs:      map[string]*Func{},
		types:      map[string]*facts.Type{},
		containers: map[string]*facts.Container{},
		declaredIn: map[string]*Package{},
		stores:     map[string][]facts.Store{},
		converted:  map[string]bool{},
		asked:      map[string]bool{},
		commands:   commandsOf(pkgs),
		surfaced:   map[string]bool{},
		crowded:    map[string]bool{},
		impls:      map[string][]implementation{},
		answering:  map[asking][]string{},

		readIn:       map[readAt]bool{},
		implementing: map[implementing]bool{},
		methodSets:   map[string]map[string]bool{},

		stored:  map[string][]string{},
		makes:   map[string][]made{},
		passed:  map[string][]string{},
		handed:  map[string][]string{},
		holders: map[string][]holding{},
		ifaces:  map[string]*facts.Type{},
		paths:   map[string]bool{},

		makerOf:  map[string]string{},
		closures: map[string][]string{},
		closers:  map[string][]*Func{},
	}
	for i := range pkgs {
		x.addPackage(&pkgs[i])
	}
	for i := range pkgs {
		for _, f := range pkgs[i].Summary.Funcs {
			x.addUses(x.funcs[f.ID])
		}
	}
	x.askedFor(pkgs)
	x.findParts(pkgs)
	x.readAppends()
	x.implementations(pkgs)
	x.methodValues(pkgs)
	x.returnedValues(pkgs)
	x.flows(pkgs)
	for i := range pkgs {
		for _, f := range pkgs[i].Summary.Funcs {
			x.addCalls(x.funcs[f.ID])
			x.readLengths(f)
			x.funcs[f.ID].lengthTests = lengthTestsOf(f)
		}
	}
	return x
}

func (x *index) addPackage(p *Package) {
	s := p.Summary
	x.paths[s.Path] = true
	for i := range s.Types {
		t := &s.Types[i]
		x.types[t.Key] = t
		for j := range t.Fields {
			for _, ref := range t.Fields[j].Refs {
				x.holders[ref] = append(x.holders[ref], holding{t.Key, &t.Fields[j]})
			}
		}
	}
	for i := range s.Containers {
		c := &s.Containers[i]
		x.containers[c.Key], x.declaredIn[c.Key] = c, p
	}
	for _, c := range s.Converts {
		x.converted[c.Type] = true
	}
	for _, i := range s.Ifaces {
		if x.ifaces[i.Key] == nil {
			x.ifaces[i.Key] = ifaceNamed(i)
		}
	}
	for _, st := range s.Stores {
		x.stores[st.Field] = append(x.stores[st.Field], st)
	}
	for i := range s.Funcs {
		f := x.owned(s.Funcs[i], p.Testing)
		s.Funcs[i] = f
		fn := &Func{Func: f, Package: p, number: uint32(len(x.funcs)), steps: x.steps}
		x.funcs[f.ID] = fn
		for _, id := range f.Reads {
			x.readIn[readAt{s.Path, id}] = true
		}
		for i := range f.Makes {
			if t := f.Makes[i].Type; t != "" {
				x.makes[t] = append(x.makes[t], made{fn, &f.Makes[i]})
			}
		}
	}
}

func ifaceNamed(i facts.Iface) *facts.Type {
	t := &facts.Type{Key: i.Key, Interface: true}
	for _, name := range i.Methods {
		t.Methods = append(t.Methods, facts.Method{Name: name})
	}
	return t
}

// addUses records where a function uses others as values.
func (x *index) addUses(f *Func) {
	for _, u := range f.Uses {
		x.addUse(use{in: f, Use: u})
	}
}

func (x *index) addUse(u use) {
	if f := x.funcs[u.Func]; f != nil {
		f.usedAt = append(f.usedAt, u)
	}
	switch u.How {
	case facts.UseField, facts.UseGlobal, facts.UseElem:
		x.stored[u.Field] = append(x.stored[u.Field], u.Func)
	case facts.UseArg:
		if u.Call < len(u.in.Calls) {
			x.arguments = append(x.arguments, u)
		}
	}
}

// askedFor notes the methods that interfaces out of view ask for: code out of view
// calls them. Those of an interface in view are called where the calls are seen, and by code
// out of view too if the interface is exported.
func (x *index) askedFor(pkgs []Package) {
	for i := range pkgs {
		for _, c := range pkgs[i].Summary.Converts {
			if t := x.types[c.Iface]; t != nil {
				for _, m := range t.Methods {
					x.surfaced[c.Type+"."+m.Name] = x.surfaced[c.Type+"."+m.Name] || t.Exported
				}
				continue
			}
			x.commands.asks(&c)
			for _, m := range c.Methods {
				x.asked[c.Type+"."+m] = true
			}
		}
	}
}

// implementations lists, by method name and signature, the methods of the types
// that are converted to an interface somewhere in view.
func (x *index) implementations(pkgs []Package) {
	for i := range pkgs {
		for j := range pkgs[i].Summary.Types {
			t := &pkgs[i].Summary.Types[j]
			if t.Interface || !x.converted[t.Key] {
				continue
			}
			for _, m := range t.Methods {
				key := m.Name + m.Sig
				x.impls[key] = append(x.impls[key], implementation{of: t.Key, fn: m.Func})
			}
		}
	}
	for _, list := range x.impls {
		slices.SortFunc(list, func(a, b implementation) int { return cmp.Or(cmp.Compare(a.fn, b.fn), cmp.Compare(a.of, b.of)) })
	}
}

// implementation is a method and a type that has it, itself or by embedding.
type implementation struct{ of, fn string }

// addCalls records the edges out of one function.
func (x *index) addCalls(f *Func) {
	for i := range f.Calls {
		c := &f.Calls[i]
		e := edge{caller: f, call: c, args: c.Args, block: c.Block, seq: c.Seq, mode: c.Mode}
		for _, id := range x.targets(f, c) {
			e.iface = c.Iface
			e.param = x.isPassed(f, c.Value, id)
			e.args = c.Args
			if c.Value != nil && strings.HasPrefix(id, "(") && !strings.Contains(id, "$") {
				e.args = append([]*facts.Term{facts.Unknown()}, c.Args...) // a method value: its receiver was bound
			}
			if g := x.funcs[id]; g != nil {
				g.callers = append(g.callers, e)
			}
		}
	}
}

// targets are the functions in view that a call can reach.
func (x *index) targets(f *Func, c *facts.Call) []string {
	switch {
	case c.Iface:
		return x.followed(x.candidates(c))
	case c.Func != "":
		return []string{c.Func}
	}
	return x.valueTargets(f, c.Value, 3)
}

// candidates are the methods that an interface call can reach: of types that are
// converted to interfaces and have the interface's other methods too.
func (x *index) candidates(c *facts.Call) []string {
	key := asking{c.Callee.Name + c.Sig, c.Callee.Pkg + "." + c.Callee.Type}
	out, ok := x.answering[key]
	if !ok {
		out = slices.Clip(x.having(x.impls[key.method], x.ifaceOf(key.iface)))
		x.answering[key] = out
	}
	return out
}

// asking is a method, with its signature, and the interface through which it is called.
type asking struct{ method, iface string }

// having are those of the methods that a type with all methods of an interface has,
// sorted; all of them if nothing is known of the interface. A method that
// is not exported implements one of its own package alone.
func (x *index) having(list []implementation, iface *facts.Type) []string {
	all := iface == nil || len(iface.Methods) < 2
	own := ""
	if iface != nil {
		own, _ = splitLast(iface.Key)
	}
	var out []string
	x.steps.add(len(list))
	for _, m := range list {
		if f := x.funcs[m.fn]; own != "" && f != nil && !f.Exported && f.Package.Summary.Path != own {
			continue
		}
		if (len(out) == 0 || out[len(out)-1] != m.fn) && (all || x.hasAll(m.of, iface)) {
			out = append(out, m.fn)
		}
	}
	return out
}

// ifaceOf is an interface by its key: one in view, or the names of the methods of another;
// nil if nothing is known of it.
func (x *index) ifaceOf(key string) *facts.Type {
	if t := x.types[key]; t != nil {
		return t
	}
	return x.ifaces[key]
}

// receiverOf returns the type key in a method's ID.
func receiverOf(id string) string {
	if !strings.HasPrefix(id, "(") {
		return ""
	}
	recv, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(id, "("), "*"), ")")
	return recv
}

// directTargets are the functions that a call names, through an interface or not.
func (x *index) directTargets(c *facts.Call) []string {
	switch {
	case c.Iface:
		return x.candidates(c)
	case c.Func != "":
		return []string{c.Func}
	}
	return nil
}

// sortedFuncs are all functions by ID. The caller must not change the slice.
func (x *index) sortedFuncs() []*Func {
	if len(x.sorted) != len(x.funcs) {
		x.sorted = slices.SortedFunc(maps.Values(x.funcs), func(a, b *Func) int { return cmp.Compare(a.ID, b.ID) })
	}
	return x.sorted
}

package program

import (
	"cmp"
	"maps"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// Program is the linked program: its parts by name, and what leads from one to another. It
// does not change once it is made, but for answers that it remembers.
type Program struct {
	// Packages are those that were linked, with summaries of their own.
	Packages []Package
	// Funcs are the functions, by ID.
	Funcs  map[string]*Func
	sorted []*Func // of funcs, by ID
	// Types are the named types, by key.
	Types map[string]*facts.Type
	// Containers are the declared containers, by key; DeclaredIn are their packages.
	Containers map[string]*facts.Container
	DeclaredIn map[string]*Package
	// Stores are what is written to a field or variable, by its key.
	Stores map[string][]facts.Store
	// Assigns are what is given to a local variable, by its key, by its function and by closures.
	Assigns map[string][]Assign
	// converted are the types that flow into some interface.
	converted map[string]bool
	// Asked are the methods, "type.Name", that interfaces out of view ask for.
	Asked map[string]bool
	// Commands are what is known of libraries that run commands.
	Commands *Commands
	// GivenOut are the types that exported functions make and return to code out of view.
	GivenOut map[string]bool
	// Surfaced are the methods of types that are converted to an exported interface in view.
	Surfaced map[string]bool
	// Crowded are the methods that calls reach which have too many candidates to follow.
	Crowded map[string]bool
	// impls are the methods that a call by name and signature can reach.
	impls map[string][]implementation
	// answering are the methods that calls through interfaces can reach.
	answering map[asking][]string
	// implementing says whether a type has all methods of an interface, methodSets which
	// methods a type has, each by its name and by its name and signature.
	implementing map[implementing]bool
	methodSets   map[string]map[string]bool
	// wanted are the methods of the interfaces in view, by name and signature.
	wanted map[string]bool
	// stored are the functions put in a field, variable or container, by its key.
	stored map[string][]string
	Makes  map[string][]Making // by type
	// passed are the functions that are named where a parameter is passed, by ArgKey;
	// handed those that reach it through a field, a container or another parameter.
	passed, handed map[string][]string
	// arguments are the places where functions are arguments of calls.
	arguments []Use
	// Holders are the types whose fields mention a type.
	Holders map[string][]Holding
	// ifaces are interfaces out of view, with the names of their methods alone.
	ifaces map[string]*facts.Type
	// Steps counts the work on the program.
	Steps *Counter
	// ReadIn are the containers that a package looks into.
	ReadIn map[ReadAt]bool
	// PathsInView are those of the packages in view.
	PathsInView map[string]bool
	parts       parts
	chains      chains
	linked      linked
	// MakerOf is the type that a function makes and returns, by its ID.
	MakerOf map[string]string
	// Closures are the closures of a function at all levels, by its ID.
	Closures map[string][]string
	// Closers are the functions that close the channel in a field.
	Closers map[string][]*Func
}

func (x *Program) addPackage(p *Package) {
	s := p.Summary
	x.PathsInView[s.Path] = true
	for i := range s.Types {
		t := &s.Types[i]
		x.Types[t.Key] = t
		if t.Interface {
			for _, m := range t.Methods {
				x.wanted[m.Name+m.Sig] = true
			}
		}
		for j := range t.Fields {
			for _, ref := range t.Fields[j].Refs {
				x.Holders[ref] = append(x.Holders[ref], Holding{t.Key, &t.Fields[j]})
			}
		}
	}
	for i := range s.Containers {
		c := &s.Containers[i]
		x.Containers[c.Key], x.DeclaredIn[c.Key] = c, p
		x.chains.add(c)
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
		x.Stores[st.Field] = append(x.Stores[st.Field], st)
	}
	for i := range s.Funcs {
		f := x.owned(s.Funcs[i], p)
		s.Funcs[i] = f
		fn := &Func{Func: f, Package: p, Number: uint32(len(x.Funcs)), Steps: x.Steps}
		x.Funcs[f.ID] = fn
		for _, a := range f.Assigns {
			x.Assigns[a.Var] = append(x.Assigns[a.Var], Assign{fn, a})
		}
		for _, id := range f.Reads {
			x.ReadIn[ReadAt{s.Path, id}] = true
		}
		for i := range f.Makes {
			if t := f.Makes[i].Type; t != "" {
				x.Makes[t] = append(x.Makes[t], Making{fn, &f.Makes[i]})
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

// placeOfTable is the one field or variable that a list or map is made for by a function, "" if
// there is none: what is put in there is put into that.
func placeOfTable(f *facts.Func, table *facts.Term) string {
	if table == nil || table.Op != facts.OpNew || table.Up > 0 {
		return ""
	}
	m := makeOf(f, table.N)
	if m == nil {
		return ""
	}
	out := ""
	for _, fate := range m.Fates {
		if fate.How != facts.FateField && fate.How != facts.FateGlobal {
			continue
		}
		if out != "" && out != fate.Dest.Text {
			return ""
		}
		out = fate.Dest.Text
	}
	return out
}

// askedFor notes the methods that interfaces out of view ask for: code out of view
// calls them. Those of an interface in view are called where the calls are seen, and by code
// out of view too if the interface is exported.
func (x *Program) askedFor(pkgs []Package) {
	for i := range pkgs {
		for _, c := range pkgs[i].Summary.Converts {
			if t := x.Types[c.Iface]; t != nil {
				for _, m := range t.Methods {
					x.Surfaced[c.Type+"."+m.Name] = x.Surfaced[c.Type+"."+m.Name] || t.Exported
				}
				continue
			}
			x.Commands.asks(&c)
			for _, m := range c.Methods {
				x.Asked[c.Type+"."+m] = true
			}
		}
	}
}

// implementations lists, by method name and signature, the methods of the types
// that are converted to an interface somewhere in view.
func (x *Program) implementations(pkgs []Package) {
	for i := range pkgs {
		for j := range pkgs[i].Summary.Types {
			t := &pkgs[i].Summary.Types[j]
			if t.Interface || !x.converted[t.Key] {
				continue
			}
			for _, m := range t.Methods {
				one := implementation{of: t.Key, fn: m.Func}
				x.impls[m.Name+m.Sig] = append(x.impls[m.Name+m.Sig], one)
				if !facts.IsArity(m.Sig) {
					any := m.Name + anyOf + facts.Arity(m.Sig)
					x.impls[any] = append(x.impls[any], one)
				}
			}
		}
	}
	for _, list := range x.impls {
		slices.SortFunc(list, compareImplementations)
	}
}

// takesReceiver reports whether a call of a function value that can be a method gives it the
// receiver as its first argument: the value is a method expression, and no method value, somewhere,
// and the call has as many arguments as that wants.
func takesReceiver(g *Func, c *facts.Call) bool {
	if g == nil || !slices.ContainsFunc(g.UsedAt, func(u Use) bool { return u.Bound == nil }) {
		return false
	}
	bound := slices.ContainsFunc(g.UsedAt, func(u Use) bool { return u.Bound != nil })
	return !bound || len(c.Args) == len(g.Params)
}

// BindsReceiver reports whether the edge is a call of a method value, whose receiver was bound where
// the value was made.
func (e *Edge) BindsReceiver() bool { return e.Call.Value != nil && len(e.Args) > len(e.Call.Args) }

// Candidates are the methods that an interface call can reach: of types that are
// converted to interfaces and have the interface's other methods too, and are linked with it.
func (x *Program) Candidates(c *facts.Call) []string {
	key := asking{c.Callee.Name + c.Sig, c.Callee.Pkg + "." + c.Callee.Type}
	out, ok := x.answering[key]
	if !ok {
		out = slices.Clip(x.together(c.Callee.Pkg, x.having(x.answersTo(c.Callee.Name, c.Sig), x.ifaceOf(key.iface))))
		x.answering[key] = out
	}
	return out
}

// asking is a method, with its signature, and the interface through which it is called.
type asking struct{ method, iface string }

// having are those of the methods that a type with all methods of an interface has,
// sorted; all of them if nothing is known of the interface. A method that
// is not exported implements one of its own package alone.
func (x *Program) having(list []implementation, iface *facts.Type) []string {
	all := iface == nil || len(iface.Methods) < 2
	own := ""
	if iface != nil {
		own, _ = SplitLast(iface.Key)
	}
	var out []string
	x.Steps.Add(len(list))
	for _, m := range list {
		if f := x.Funcs[m.fn]; own != "" && f != nil && !f.Exported && f.Package.Summary.Path != own {
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
func (x *Program) ifaceOf(key string) *facts.Type {
	if t := x.Types[key]; t != nil {
		return t
	}
	return x.ifaces[key]
}

// SortedFuncs are all functions by ID. The caller must not change the slice.
func (x *Program) SortedFuncs() []*Func {
	if len(x.sorted) != len(x.Funcs) {
		x.sorted = slices.SortedFunc(maps.Values(x.Funcs), func(a, b *Func) int { return cmp.Compare(a.ID, b.ID) })
	}
	return x.sorted
}

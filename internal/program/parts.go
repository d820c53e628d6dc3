package program

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// parts tells the containers in structs apart by the places that hold the structs: a set of the
// program's own in two fields is two sets. What a method does to its receiver's containers is
// then an operation of its callers on theirs.
//
// Only types are told apart of which each place, one of several, has an object of its own.
// Else the containers of all objects of the type are one, which errs to silence.
type parts struct {
	// decl are the declarations of the parts, by place and container.
	decl map[partAt]*facts.Container
	// places are the places that hold objects of a type, by the type.
	places map[string][]string
}

// partAt is a container in the struct that a place holds.
type partAt struct{ place, container string }

// findParts fills the parts of types that are told apart.
func (x *Program) findParts(pkgs []Package) {
	x.parts = parts{decl: map[partAt]*facts.Container{}, places: map[string][]string{}}
	for i := range pkgs {
		for j := range pkgs[i].Summary.Parts {
			c := &pkgs[i].Summary.Parts[j]
			at := splitPart(c.Key)
			x.parts.decl[at] = c
			if at.container == "" {
				x.DeclaredIn[at.place] = &pkgs[i]
				continue
			}
			t := OwnerOf(at.container)
			if !slices.Contains(x.parts.places[t], at.place) {
				x.parts.places[t] = append(x.parts.places[t], at.place)
			}
			x.Containers[c.Key], x.DeclaredIn[c.Key] = c, &pkgs[i]
		}
	}
	for t, places := range x.parts.places {
		if len(places) < 2 || slices.ContainsFunc(places, func(p string) bool { return !x.ownsObject(p, places) }) {
			delete(x.parts.places, t)
		}
	}
}

// ownsObject reports whether a place is only given objects that are made for it.
func (x *Program) ownsObject(place string, all []string) bool {
	for _, st := range x.Stores[place] {
		if !st.Val.IsZero() && !x.madeFor(&st, all) {
			return false
		}
	}
	return true
}

// madeFor reports whether a store puts an object into its place that its function makes, or has
// made, and puts into no other place.
func (x *Program) madeFor(st *facts.Store, all []string) bool {
	f := x.Funcs[st.Func]
	if f == nil {
		return false
	}
	stores, calls := 0, 0
	for _, place := range all {
		for _, o := range x.Stores[place] {
			if o.Func == st.Func && o.Val.Same(st.Val) {
				stores++
			}
		}
	}
	switch st.Val.Op {
	case facts.OpStruct:
		return true
	case facts.OpNew:
		return stores == 1
	case facts.OpCall:
		g := x.Funcs[st.Val.Text]
		if g == nil || st.Val.N >= len(g.Results) || !madeBy(g.Results[st.Val.N]) {
			return false
		}
		for i := range f.Calls {
			if f.Calls[i].Func == g.ID {
				calls++
			}
		}
		return calls >= stores
	}
	return false
}

// madeBy reports whether a result is an object that the function itself makes, or nothing.
func madeBy(result *facts.Term) bool {
	return !slices.ContainsFunc(result.Alternatives(), func(t *facts.Term) bool {
		return t == nil || t.Op != facts.OpNew && t.Op != facts.OpStruct && !t.IsZero()
	})
}

// HoldersOf are the places that have an object of a type each, if the type is told apart by them.
func (x *Program) HoldersOf(typ string) []string { return x.parts.places[typ] }

// Apart reports whether a container's objects are told apart by their places.
func (x *Program) Apart(container string) bool { return len(x.HoldersOf(OwnerOf(container))) > 0 }

// Compose names the parts in a term: the container of the struct in a field is a container of
// the field's owner.
func (x *Program) Compose(t *facts.Term) *facts.Term {
	if t == nil || len(x.parts.places) == 0 {
		return t
	}
	t = t.Map(x.Compose)
	if t.Op != facts.OpField {
		return t
	}
	holder := t.Arg(0)
	if holder.Op != facts.OpField && holder.Op != facts.OpGlobal || !x.Apart(t.Text) || x.parts.decl[partAt{holder.Text, t.Text}] == nil {
		return t
	}
	key := facts.PartKey(holder.Text, t.Text)
	if holder.Op == facts.OpGlobal {
		return &facts.Term{Op: facts.OpGlobal, Text: key}
	}
	return &facts.Term{Op: facts.OpField, Text: key, Args: holder.Args}
}

// ComposeGuards names the parts in guards.
func (x *Program) ComposeGuards(list []facts.Guard) []facts.Guard {
	if len(x.parts.places) == 0 {
		return list
	}
	out := slices.Clone(list)
	for i := range out {
		out[i].X, out[i].Y = x.Compose(out[i].X), x.Compose(out[i].Y)
	}
	return out
}

// WholeOf is the key of the container of which one is a part told apart by its place, or its own.
func WholeOf(key string) string {
	if at := splitPart(key); at.container != "" {
		return at.container
	}
	return key
}

// splitPart returns the place and the container of which a part's key is made.
func splitPart(key string) partAt {
	place, container, _ := strings.Cut(key, "|")
	return partAt{place, container}
}

// Behind declares the container behind the interface in a field or variable, nil if that is no
// such place: what is done to it tells of what kind it is.
func (x *Program) Behind(place string, how facts.How) *facts.Container {
	c := x.parts.decl[partAt{place, ""}]
	if c == nil {
		return nil
	}
	own := *c
	own.Key = place
	switch how {
	case facts.HowInsert, facts.HowStore, facts.HowDelete, facts.HowClear:
		own.Levels = []facts.Kind{facts.KindMap}
	case facts.HowAppend, facts.HowPop, facts.HowTrim, facts.HowFilter:
		own.Levels = []facts.Kind{facts.KindSlice}
	default:
		return nil
	}
	x.Containers[place] = &own
	return &own
}

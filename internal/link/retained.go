package link

import (
	"maps"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// Retained is a place in which something small keeps something large.
type Retained struct {
	// Key names the field or variable; Decl is its declaration, DeclaredIn where that
	// is, nil for what is no container.
	Key        string
	Decl       *facts.Container
	DeclaredIn *Package
	How        facts.PinHow
	// Pins are in order of package and position.
	Pins []*Event
	// Many marks what there is one of for each element of a container.
	Many bool
	// Holder is what is known of the lifetime of the object that it belongs to.
	Holder Holder
}

// retained finds what small things keep large ones, by key and kind.
func (l *linker) retained(containers map[string]*Container) []*Retained {
	byKey := map[string]*Retained{}
	for _, f := range l.index.sortedFuncs() {
		if f.Testing || !f.Package.Matched {
			continue
		}
		for i := range f.Pins {
			l.pinned(byKey, containers, f, &f.Pins[i])
		}
	}
	var out []*Retained
	for _, k := range slices.Sorted(maps.Keys(byKey)) {
		r := byKey[k]
		slices.SortStableFunc(r.Pins, compareEvents)
		out = append(out, r)
	}
	return out
}

// pinned files one pin with what keeps.
func (l *linker) pinned(byKey map[string]*Retained, containers map[string]*Container, f *Func, p *facts.Pin) {
	ref := p.Ref
	for ref.Op == facts.OpElem || ref.Op == facts.OpSlice || ref.Op == facts.OpAppend {
		ref = ref.Arg(0)
	}
	if ref.Op != facts.OpField && ref.Op != facts.OpGlobal {
		return
	}
	id := ref.Text + "|" + string(p.How)
	r := byKey[id]
	if r == nil {
		r = &Retained{Key: ref.Text, Decl: l.index.containers[ref.Text], DeclaredIn: l.index.declaredIn[ref.Text], How: p.How}
		r.Holder = l.keeperOf(r, containers)
		byKey[id] = r
	}
	r.Many = r.Many || p.Many || l.inContainer(ref)
	w := l.walkerOf(ownerOfKey(l, ref.Text))
	e := &Event{Func: f, Site: f, Pos: p.Pos, What: p.What, Block: p.Block, Base: ref.Arg(0), Mend: p.Mend}
	base := facts.Unknown()
	if ref.Op == facts.OpField && (p.How == facts.PinSlots || !l.inContainer(ref)) {
		base = ref.Arg(0)
	}
	e.Roots = w.from(f, p.Block, base, stance{})
	r.Pins = append(r.Pins, e)
}

// ownerOfKey is the type whose field a key names, "" for a variable.
func ownerOfKey(l *linker, key string) string {
	if owner, _ := splitLast(key); l.index.types[owner] != nil {
		return owner
	}
	return ""
}

// keeperOf is the lifetime of what keeps: of its container, or of its type.
func (l *linker) keeperOf(r *Retained, containers map[string]*Container) Holder {
	if c := containers[r.Key]; c != nil && (c.Holder.Life != LifeCall || slices.ContainsFunc(c.Grows, func(e *Event) bool { return e.Roots.Live() || e.Roots.Construct })) {
		return c.Holder
	}
	owner := ownerOfKey(l, r.Key)
	if owner == "" {
		return Holder{Life: LifeProcess, Reasons: []string{"it is a package variable"}}
	}
	for _, h := range l.index.holders[owner] {
		if in := containers[h.owner+"."+h.field.Name]; in != nil && in.Value.Named == owner && in.Holder.Lasts() {
			return in.Holder // an element lives as long as it is kept
		}
	}
	return l.typeHolder(owner)
}

// inContainer reports whether the object that a field belongs to is the element of a
// container that keeps many.
func (l *linker) inContainer(ref *facts.Term) bool {
	owner, _ := splitLast(ref.Text)
	if l.index.types[owner] == nil {
		return false
	}
	for _, h := range l.index.holders[owner] {
		if c := l.index.containers[h.owner+"."+h.field.Name]; c != nil && c.Value.Named == owner {
			return true
		}
	}
	return false
}

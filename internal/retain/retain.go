package retain

import (
	"maps"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// Retained is a place in which something small keeps something large.
type Retained struct {
	// Key names the field or variable; Decl is its declaration, DeclaredIn where that
	// is, nil for what is no container.
	Key        string
	Decl       *facts.Container
	DeclaredIn *program.Package
	How        facts.PinHow
	// Pins are in order of package and position.
	Pins []*growth.Event
	// Many marks what there is one of for each element of a container.
	Many bool
	// Holder is what is known of the lifetime of the object that it belongs to.
	Holder growth.Holder
}

// Find finds what small things keep large ones, by key and kind.
func Find(l *growth.Growth, containers map[string]*growth.Container) []*Retained {
	byKey := map[string]*Retained{}
	for _, f := range l.SortedFuncs() {
		if f.Testing || !f.Package.Matched {
			continue
		}
		for i := range f.Pins {
			pinned(l, byKey, containers, f, &f.Pins[i])
		}
	}
	var out []*Retained
	for _, k := range slices.Sorted(maps.Keys(byKey)) {
		r := byKey[k]
		slices.SortStableFunc(r.Pins, growth.CompareEvents)
		out = append(out, r)
	}
	return out
}

// pinned files one pin with what keeps.
func pinned(l *growth.Growth, byKey map[string]*Retained, containers map[string]*growth.Container, f *program.Func, p *facts.Pin) {
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
		r = &Retained{Key: ref.Text, Decl: l.Containers[ref.Text], DeclaredIn: l.DeclaredIn[ref.Text], How: p.How}
		r.Holder = keeperOf(l, r, containers)
		byKey[id] = r
	}
	r.Many = r.Many || p.Many || inContainer(l, ref)
	w := l.WalkerOf(ownerOfKey(l, ref.Text))
	e := &growth.Event{Func: f, Site: f, Pos: p.Pos, What: p.What, Block: p.Block, Base: ref.Arg(0), Mend: p.Mend}
	base := facts.Unknown()
	if ref.Op == facts.OpField && (p.How == facts.PinSlots || !inContainer(l, ref)) {
		base = ref.Arg(0)
	}
	e.Roots = w.From(f, p.Block, base, reach.Stance{})
	r.Pins = append(r.Pins, e)
}

// ownerOfKey is the type whose field a key names, "" for a variable.
func ownerOfKey(l *growth.Growth, key string) string {
	if owner, _ := program.SplitLast(key); l.Types[owner] != nil {
		return owner
	}
	return ""
}

// keeperOf is the lifetime of what keeps: of its container, or of its type.
func keeperOf(l *growth.Growth, r *Retained, containers map[string]*growth.Container) growth.Holder {
	if c := containers[r.Key]; c != nil && (c.Holder.Life != growth.LifeCall || slices.ContainsFunc(c.Grows, func(e *growth.Event) bool { return e.Roots.Live() || e.Roots.Construct })) {
		return c.Holder
	}
	owner := ownerOfKey(l, r.Key)
	if owner == "" {
		return growth.Holder{Life: growth.LifeProcess, Reasons: []reason.Reason{{Code: reason.IsVariable}}}
	}
	for _, h := range l.Holders[owner] {
		if in := containers[h.Owner+"."+h.Field.Name]; in != nil && in.Value.Named == owner && in.Holder.Lasts() {
			return in.Holder // an element lives as long as it is kept
		}
	}
	return l.TypeHolder(owner)
}

// inContainer reports whether the object that a field belongs to is the element of a
// container that keeps many.
func inContainer(l *growth.Growth, ref *facts.Term) bool {
	owner, _ := program.SplitLast(ref.Text)
	if l.Types[owner] == nil {
		return false
	}
	for _, h := range l.Holders[owner] {
		if c := l.Containers[h.Owner+"."+h.Field.Name]; c != nil && c.Value.Named == owner {
			return true
		}
	}
	return false
}

package origin

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/stream"
)

// field is what is stored in the field. A field of the holder itself is one key for
// each holder.
func (o *Originator) field(t *facts.Term, f *program.Func, depth int) Origin {
	if o.Origins.Counts(t.Text) {
		return OriginFresh
	}
	if f == o.In && o.Base != nil && !o.Base.IsUnknown() && t.Arg(0).Equal(o.Base) && !o.Origins.Rewritten(t.Text) {
		return OriginOwn
	}
	if isWrittenOut(t.Text) {
		return OriginConfig
	}
	if !o.Labels && o.Origins.decodedFromPeer(program.OwnerOf(t.Text)) {
		return OriginOutside
	}
	root := t
	for root.Op == facts.OpField || root.Op == facts.OpElem {
		root = root.Arg(0)
	}
	if root.Op == facts.OpRecv && o.Labels {
		return o.stored(t.Text, depth, OriginUnknown)
	}
	if root.Op == facts.OpRecv {
		if sent := o.stored(t.Text, depth, OriginOutside); sent.Bounded() {
			return sent
		}
		return OriginOutside
	}
	if !o.Labels && len(o.Origins.Stores[t.Text]) == 0 && o.ofPutAside(t.Arg(0), depth) {
		return OriginOutside
	}
	if len(o.Origins.Stores[t.Text]) == 0 && o.isSettings(t, root, f, depth) {
		if of := o.ofElement(t, f, depth); of != OriginUnknown {
			return of
		}
		return OriginConfig
	}
	if (root.Up == 0 || o.Labels) && o.Origins.ParamType(root, f) == stream.RequestType && o.foreign(root, f) {
		return OriginOutside
	}
	if of := o.partOfFilled(t, root, f, depth); of != OriginUnknown {
		return of
	}
	if of := o.partOf(t, root, f, depth); of == OriginOutside {
		return of
	}
	return o.stored(t.Text, depth, OriginUnknown)
}

// ofPutAside reports whether a term is a part of what code in view has from outside and has put into a
// field of an object that it makes for each event: a request that the object made for it keeps. What a
// function is given beside a connection is none.
func (o *Originator) ofPutAside(t *facts.Term, depth int) bool {
	for t.Op == facts.OpField && len(o.Origins.Stores[t.Text]) == 0 {
		t = t.Arg(0)
	}
	if t.Op != facts.OpField || depth == 0 || !o.Origins.MadeRate(program.OwnerOf(t.Text)).Has(reach.RateEvent|reach.RateTick) {
		return false
	}
	put := &Originator{Origins: o.Origins, Base: o.Base, In: o.In}
	if put.stored(t.Text, depth-1, OriginUnknown) != OriginOutside || put.Source == nil {
		return false
	}
	return put.Source.Op != facts.OpParam || o.Origins.ParamType(put.Source, put.SourceIn) == stream.RequestType
}

// partOf is where an object of another module comes from, whose field nothing in view sets: a part of
// what comes from outside does as well.
func (o *Originator) partOf(t, root *facts.Term, f *program.Func, depth int) Origin {
	if o.Labels || root.Op != facts.OpCall && root.Op != facts.OpParam || len(o.Origins.Stores[t.Text]) > 0 || o.Origins.Types[program.OwnerOf(t.Text)] != nil {
		return OriginUnknown
	}
	return o.Of(root, f, depth-1)
}

// Rewritten reports whether a method of the object that has a field sets it again and again:
// such a field is no one key for each object.
func (l *Origins) Rewritten(field string) bool {
	owner := program.OwnerOf(field)
	return slices.ContainsFunc(l.Stores[field], func(s facts.Store) bool {
		f := l.Funcs[s.Func]
		if f == nil || f.Recv != owner || f.Testing {
			return false
		}
		r := l.WalkerOf(owner).From(f, s.Block, &facts.Term{Op: facts.OpParam}, reach.Stance{})
		return r.Event || r.Tick
	})
}

// isSettings reports whether a field that no code in view writes, of the receiver or of a package variable,
// was decoded at set-up. One that is made for each event was not, but for a part of what it was given as a
// whole, if it can be told from where.
func (o *Originator) isSettings(t, root *facts.Term, f *program.Func, depth int) bool {
	if root.Op == facts.OpGlobal {
		return true
	}
	if root.Op != facts.OpParam || root.N != 0 || f.Recv == "" && root.Up == 0 {
		return false
	}
	of := o.Origins.Outer(f, root.Up)
	if of == nil || of.Recv == "" || !o.Origins.MadeRate(of.Recv).Has(reach.RateEvent|reach.RateTick) {
		return true
	}
	for ; t.Op == facts.OpField; t = t.Arg(0) {
		if len(o.Origins.Stores[t.Text]) > 0 {
			return o.stored(t.Text, depth-1, OriginUnknown) != OriginUnknown
		}
	}
	return false
}

package layer

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// Roots are the ways in which control gets to a wrap, as far as the holder of the
// place lives longer.
func (y *Layers) Roots(f *program.Func, w *facts.Wrap) reach.Roots {
	if w.Var != "" && w.Ref.Up > 0 && y.l.RunsOncePer(f, w.Block, w.Ref.Up) {
		return reach.Roots{Construct: true} // the variable is another one each time
	}
	if w.Carried || w.Ref.Op != facts.OpField {
		return y.rootsAt(f, w.Block)
	}
	own := y.OwnPlace(w.Ref)
	owner, _ := program.SplitLast(own.Text)
	return y.l.Walker(reach.WalkerKind{Owner: owner, Runs: true}).From(f, w.Block, own.Arg(0), reach.Stance{})
}

// IsForeign reports whether a place is a field of another module's object.
func (y *Layers) IsForeign(t *facts.Term) bool {
	return t.Op == facts.OpField && y.l.Types[program.OwnerOf(t.Text)] == nil
}

// OwnPlace is the place in an object of one's own in which a place lies: the client of which
// the transport is wrapped, say. It is the place itself where it lies in none.
func (y *Layers) OwnPlace(t *facts.Term) *facts.Term {
	for p := t; p.Op == facts.OpField; p = p.Arg(0) {
		if !y.IsForeign(p) {
			return p
		}
	}
	return t
}

// Doubt says why a wrap may not add up: the place, or one that it lies in, is given a plain
// value elsewhere while its holder lives, or the holder may not live long.
func (y *Layers) Doubt(f *program.Func, w *facts.Wrap) reason.Reason {
	for p := w.Ref; p.Op == facts.OpField || p.Op == facts.OpGlobal; p = p.Arg(0) {
		if g := y.givesPlain(f, p, p == w.Ref || w.Deep && p == w.Ref.Arg(0)); g != nil {
			return reason.SetElsewhere.With(g.Display)
		}
		if p.Op == facts.OpGlobal || !y.IsForeign(p) {
			break
		}
	}
	if g := y.putsPlain(w.Ref); g != nil {
		return reason.SetElsewhere.With(g.Display)
	}
	if place := y.OwnPlace(w.Ref); place.Op == facts.OpField && !y.IsForeign(place) {
		base, owner := place.Arg(0), program.OwnerOf(place.Text)
		for base.Op == facts.OpField && f.Recv != owner { // of a part of the receiver
			base, owner = base.Arg(0), program.OwnerOf(base.Text)
		}
		own := base.Op == facts.OpParam && base.N == 0 && base.Up == 0 && f.Recv == owner
		r := y.Roots(f, w)
		if lasts := r.Process || r.Open && r.Shared || y.l.Lasting(owner); !own || !lasts {
			return reason.ShortHolder.With()
		}
	}
	return reason.Reason{}
}

// givesPlain is a function that gives a place a value which is not made around its former one,
// while its holder lives. Of the function f itself the stores are the wrap's where own says so.
func (y *Layers) givesPlain(f *program.Func, place *facts.Term, own bool) *program.Func {
	for _, st := range y.l.Stores[place.Text] {
		g := y.l.Funcs[st.Func]
		if g == nil || g == f && own || g.Testing || g != f && y.l.MakesType(g, program.OwnerOf(place.Text)) || y.IsForeign(place) && ofAnother(g, f, &st) {
			continue
		}
		wraps := slices.ContainsFunc(g.Wraps, func(v facts.Wrap) bool {
			return v.Ref.Text == place.Text || v.Deep && v.Ref.Arg(0).Text == place.Text
		})
		if !wraps && (g == f || y.rootsAt(g, 0).Live()) {
			return g
		}
	}
	return nil
}

// ofAnother reports whether a store by g to a field of another module's object is to one that f
// does not wrap: one that g makes, or one that is found in objects of another package.
func ofAnother(g, f *program.Func, st *facts.Store) bool {
	return st.In > 0 || st.In == 0 && g.Package != f.Package
}

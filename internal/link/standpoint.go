package link

import (
	"hash/maphash"

	"github.com/growthlint/growthlint/internal/facts"
)

// standpoint is where a walk has come to, and how: walks from equal ones end alike.
type standpoint struct {
	f *Func
	// base is the one of all equal terms that stands for them; nil for the unknown one.
	base *facts.Term
	// loop is that of Func.Blocks.
	loop  int32
	flags uint8 // of the stance, without the depth
}

func (l *linker) standingAt(f *Func, block int, base *facts.Term, st stance) standpoint {
	at := standpoint{f: f, base: l.terms.of(base), flags: st.flags()}
	if block < len(f.Blocks) {
		at.loop = int32(f.Blocks[block].Loop)
	}
	return at
}

// flags are one bit for each field but the depth.
func (st stance) flags() uint8 {
	var out uint8
	for i, set := range [...]bool{st.looped, st.tick, st.async, st.once, st.apart, st.start} {
		if set {
			out |= 1 << i
		}
	}
	return out
}

// termTable finds, for a term, the one that stands for all that are the same.
type termTable struct {
	seed   maphash.Seed
	byHash map[uint64][]*facts.Term
	// all are those in byHash, raised what raise made of some of them.
	all    map[*facts.Term]bool
	raised map[*facts.Term]*facts.Term
}

func newTermTable() *termTable {
	return &termTable{
		seed: maphash.MakeSeed(), byHash: map[uint64][]*facts.Term{}, all: map[*facts.Term]bool{}, raised: map[*facts.Term]*facts.Term{},
	}
}

// raise is t.Raise(1). A walk raises the same base for each closure that it leaves.
func (x *termTable) raise(t *facts.Term) *facts.Term {
	t = x.of(t)
	r, ok := x.raised[t]
	if !ok {
		r = t.Raise(1)
		if u := x.of(r); u != nil {
			r = u
		}
		x.raised[t] = r
	}
	return r
}

// of returns nil for a term of which nothing is known.
func (x *termTable) of(t *facts.Term) *facts.Term {
	if t.IsUnknown() {
		return nil
	}
	if x.all[t] {
		return t
	}
	h := x.hash(t)
	for _, u := range x.byHash[h] {
		if same(t, u) {
			return u
		}
	}
	x.byHash[h] = append(x.byHash[h], t)
	x.all[t] = true
	return t
}

func (x *termTable) hash(t *facts.Term) uint64 {
	const factor = 0x9e3779b97f4a7c15 // odd and without a pattern
	if t.IsUnknown() {
		return factor
	}
	h := maphash.String(x.seed, t.Text) ^ maphash.String(x.seed, string(t.Op))*factor
	h = h*factor + uint64(t.N)
	h = h*factor + uint64(t.Up)
	for _, a := range t.Args {
		h = (h ^ h>>31) * factor
		h += x.hash(a)
	}
	return h
}

// same reports whether the canonical texts of two terms are equal.
func same(t, u *facts.Term) bool {
	if t == u || t.IsUnknown() || u.IsUnknown() {
		return t.IsUnknown() == u.IsUnknown()
	}
	if t.Op != u.Op || t.N != u.N || t.Up != u.Up || t.Text != u.Text || len(t.Args) != len(u.Args) {
		return false
	}
	for i := range t.Args {
		if !same(t.Args[i], u.Args[i]) {
			return false
		}
	}
	return true
}

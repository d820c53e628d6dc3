package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// ReceivesFrom reports whether a case is a receive from the channel in a field of an object.
func ReceivesFrom(f *Func, c *facts.WaitCase, ch *facts.Term) bool {
	return c.Op == facts.CommRecv && c.Chan.Op == facts.OpField && c.Chan.Text == ch.Text && OneObject(f, c.Chan.Arg(0), ch.Arg(0))
}

// OneObject reports whether two terms of a function are one object: the same term, or what a function
// gives that it calls at one place alone.
func OneObject(f *Func, a, b *facts.Term) bool {
	if a.Equal(b) {
		return true
	}
	if a.Op != facts.OpCall || b.Op != facts.OpCall || a.Text != b.Text || a.N != b.N || a.Up+b.Up > 0 {
		return false
	}
	n := 0
	for i := range f.Calls {
		if f.Calls[i].Func == a.Text {
			n++
		}
	}
	return n == 1
}

// HandedAt are the blocks at which a function has sent the object that has a channel, passed it to
// a call, or put it into a container.
func HandedAt(f *Func, ch *facts.Term) []int {
	holder := ch.Arg(0)
	mine := func(a *facts.Term) bool { // what f has made for the field
		if a == nil || a.Op != facts.OpNew || a.Up != 0 {
			return false
		}
		mk := MakeOf(f, a.N)
		return mk != nil && slices.ContainsFunc(mk.Fates, func(x facts.Fate) bool { return x.How == facts.FateField && x.Dest.Equal(ch) })
	}
	has := func(t *facts.Term) bool {
		return t != nil && (OneObject(f, t, holder) || t.Op == facts.OpStruct && slices.ContainsFunc(t.Args, mine))
	}
	var out []int
	for i := range f.Comms {
		if c := &f.Comms[i]; c.Op == facts.CommSend && c.Then >= 0 && has(c.Val) {
			out = append(out, c.Then)
		}
	}
	for i := range f.Calls {
		if c := &f.Calls[i]; c.Mode == facts.ModePlain && slices.ContainsFunc(c.Args, has) {
			out = append(out, c.Block)
		}
	}
	for i := range f.Sites {
		if st := &f.Sites[i]; st.Op == facts.Grow && has(st.Val) {
			out = append(out, st.Block)
		}
	}
	return out
}

// UsesChannel reports whether a closure up levels in names a channel of the function around.
func UsesChannel(g *Func, ch *facts.Term, up int) bool {
	is := func(t *facts.Term) bool { return t != nil && t.Op == ch.Op && t.Up == up && t.Raise(up).Equal(ch) }
	for i := range g.Waits {
		if slices.ContainsFunc(g.Waits[i].Cases, func(c facts.WaitCase) bool { return is(c.Chan) }) {
			return true
		}
	}
	return slices.ContainsFunc(g.Comms, func(c facts.Comm) bool { return is(c.Chan) }) ||
		slices.ContainsFunc(g.Closings, func(c facts.Closing) bool { return is(c.Chan) })
}

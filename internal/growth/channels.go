package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// ChanOp is one operation on a channel container, seen from the function in which the
// channel is no parameter.
type ChanOp struct {
	*facts.Comm
	Site *program.Func // the function that has the instruction
	Base *facts.Term   // the holder, in site's frame; unknown where it was passed on
}

// ChanUse is all that is known of one channel.
type ChanUse struct {
	// Key is the container that is the channel.
	Key                 string
	Sends, Recvs, hands []ChanOp
	closes              []ChanOp
	// Fresh marks a channel of which some operation is on one that the activation
	// Made itself.
	Fresh bool
	Made  []program.Making
}

// ChannelUses is what is done with channels, collected when it is first asked for.
func (l *Growth) ChannelUses() map[string]*ChanUse {
	if l.Chans == nil {
		l.Chans = l.chanUses()
	}
	return l.Chans
}

// chanUses collects the operations on the channels that are fields, variables or
// locals of their own. Operations on parameters go to what callers pass.
func (l *Growth) chanUses() map[string]*ChanUse {
	uses := map[string]*ChanUse{}
	get := func(key string) *ChanUse {
		u := uses[key]
		if u == nil {
			u = &ChanUse{Key: key}
			uses[key] = u
		}
		return u
	}
	for _, f := range l.SortedFuncs() {
		if f.Testing {
			continue
		}
		for i := range f.Comms {
			op := ChanOp{Comm: &f.Comms[i], Site: f}
			l.chanPlaces(f.Comms[i].Chan, f, 3, func(p program.Place) { get(p.Key).add(op, p) })
		}
		for i := range f.Makes {
			m := &f.Makes[i]
			if m.Size == nil {
				continue
			}
			for _, p := range l.Resolve(&facts.Term{Op: facts.OpNew, Text: m.Type, N: m.N}, f) {
				if l.isChan(p) {
					get(p.Key).Made = append(get(p.Key).Made, program.Making{In: f, Make: m})
				}
			}
		}
	}
	return uses
}

// chanPlaces calls visit with each channel container that a term of f denotes, through
// at most hops calls.
func (l *Growth) chanPlaces(t *facts.Term, f *program.Func, hops int, visit func(program.Place)) {
	for _, p := range l.ResolveNames(t, f) {
		switch {
		case p.Key == "" && hops > 0:
			for _, a := range l.ArgumentsUpTo(p.In, p.Param, program.MaxPlaces) {
				l.chanPlaces(a.Term, a.In, hops-1, func(q program.Place) {
					q.Base = facts.Unknown()
					visit(q)
				})
			}
		case l.isChan(p):
			visit(p)
		}
	}
}

func (l *Growth) isChan(p program.Place) bool {
	return p.Key != "" && p.Level == 0 && program.KindAt(l.Containers[p.Key], 0) == facts.KindChan
}

func (u *ChanUse) add(op ChanOp, p program.Place) {
	op.Base = p.Base
	u.Fresh = u.Fresh || p.Fresh
	switch op.Op {
	case facts.CommSend:
		u.Sends = append(u.Sends, op)
	case facts.CommRecv:
		u.Recvs = append(u.Recvs, op)
	case facts.CommHand:
		u.hands = append(u.hands, op)
	case facts.CommClose:
		u.closes = append(u.closes, op)
	}
}

// Hands are the places where the channel goes elsewhere.
func (u *ChanUse) Hands() []ChanOp { return u.hands }

// Words are the places where something is sent on the channel, or it is closed.
func (u *ChanUse) Words() []ChanOp { return slices.Concat(u.Sends, u.closes) }

// NeverCloses reports whether code in view makes all channels of a field, keeps them there, and
// closes none. Who is given one only to receive from it closes it neither.
func (l *Growth) NeverCloses(key string) bool {
	u := l.ChannelUses()[key]
	return u != nil && len(u.Made) > 0 && len(u.closes) == 0 && len(l.Closers[key]) == 0 && !l.goesTo(u, func(op ChanOp) bool { return !op.Listens }) && !l.Blind(u.Made[0].In.Package, facts.CommClose)
}

// HandedOn reports whether a channel goes where other code may receive from it, or is
// known under several names.
func (l *Growth) HandedOn(u *ChanUse) bool {
	return l.goesTo(u, func(ChanOp) bool { return true })
}

// goesTo is the same as far as some ways to hand it on count.
func (l *Growth) goesTo(u *ChanUse, counts func(ChanOp) bool) bool {
	return slices.ContainsFunc(u.hands, func(op ChanOp) bool { return counts(op) && !l.followsArgument(op) }) || slices.ContainsFunc(u.Made, func(m program.Making) bool {
		n := 0
		for _, f := range m.Make.Fates {
			switch f.How {
			case facts.FateField, facts.FateGlobal:
				n++
			case facts.FateElem, facts.FateReturn:
				return true
			case facts.FateSend:
				if n == 0 || sentItself(m) {
					return true
				} // else it is in the field of a message
			}
		}
		return n > 1 || n == 1 && m.Make.Local == u.Key
	})
}

// sentItself reports whether a channel is what is sent somewhere, and not a message that has it in a field.
func sentItself(m program.Making) bool {
	return slices.ContainsFunc(m.In.Comms, func(c facts.Comm) bool {
		return c.Op == facts.CommSend && slices.ContainsFunc(c.Val.Alternatives(), func(t *facts.Term) bool { return t.IsUnknown() || t.Op == facts.OpNew && t.N == m.Make.N })
	})
}

// followsArgument reports whether a channel is handed to one function in view: what that does
// with its parameter is known as done with the channel.
func (l *Growth) followsArgument(op ChanOp) bool {
	if op.Arg < 0 || op.Call >= len(op.Site.Calls) {
		return false
	}
	c := &op.Site.Calls[op.Call]
	f := l.Funcs[c.Func]
	return f != nil && !f.Unread && !c.Iface
}

// Blind reports whether a package does something with a channel that could not be told: it
// may be any.
func (l *Growth) Blind(p *program.Package, op facts.CommOp) bool {
	return slices.ContainsFunc(p.Summary.Funcs, func(f *facts.Func) bool {
		return slices.ContainsFunc(f.Comms, func(c facts.Comm) bool { return c.Op == op && !c.Chan.Known() })
	})
}

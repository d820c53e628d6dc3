package pending

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// handed looks for a fresh key that leaves the program: only who got it can name it
// again, so an entry whose every removal waits for that name stays when he goes away.
// Whole resets do not cancel that.
func (p *pender) handed(g *growth.Event) {
	if len(p.c.Shrinks) == 0 || !p.l.Minted(g.Key, g.Func, 6) || p.ranged() || p.takenBack(g) {
		return
	}
	for _, s := range p.c.Shrinks {
		if s.Class == growth.ClassVoid || s.Class == growth.ClassAPIAll {
			continue
		}
		if s.Class == growth.ClassOnError && p.l.OneActivation(s, g) {
			continue // what could not be sent is nobody's
		}
		if s.Extent != facts.ExtentOne || s.Class.Complete() || !s.Roots.Live() || s.Func == g.Func || !p.received(s.Key, s.Func, 3) {
			return
		}
	}
	switch {
	case !p.sent(g):
	case served(p.l, g) || p.awaited(g):
		p.propose(&Pending{Kind: Handed, Grow: g, Func: g.Func})
	case p.byDatagrams(g):
		p.propose(&Pending{Kind: Unconfirmed, Grow: g, Func: g.Func})
	}
}

// takenBack reports whether the function that makes the entry, or one that calls it, also
// removes some: then the key serves the program itself. What it takes back because it could
// not be sent tells nothing of that.
func (p *pender) takenBack(g *growth.Event) bool {
	rel := p.releases(&growth.Activation{F: g.Func, Block: g.Block, Seq: g.Seq, Grow: g})
	for block := range rel.At {
		if !slices.ContainsFunc(g.Func.GuardsAt(block), program.OnFailure) {
			return true
		}
	}
	return rel.Always || slices.ContainsFunc(g.Func.Callers, func(e program.Edge) bool {
		return !e.Caller.Testing && p.releasesAfter(e)
	})
}

// awaited reports whether the entry is somebody's wait for a reply to what was sent under
// the key: a function, a channel, or an object that has one on which the reply is told.
func (p *pender) awaited(g *growth.Event) bool {
	return (p.c.Value.Func || program.KindAt(&p.c.Container, p.c.Level+1) == facts.KindChan || p.tellsReply()) && p.written(g)
}

// byDatagrams reports whether what was sent under the key goes out as a datagram, and who removes entries has
// read another one: each of them may be lost on the way.
func (p *pender) byDatagrams(g *growth.Event) bool {
	return datagrams(g.Func) && !slices.ContainsFunc(p.c.Shrinks, func(s *growth.Event) bool {
		return s.Class != growth.ClassOnError && s.Class != growth.ClassVoid && !p.readsDatagrams(s.Func, 2)
	})
}

// readsDatagrams reports whether a function, or each that calls it, works on a connection of datagrams.
func (p *pender) readsDatagrams(f *program.Func, hops int) bool {
	return datagrams(f) || hops > 0 && len(f.Callers) > 0 && !slices.ContainsFunc(f.Callers, func(e program.Edge) bool {
		return !e.Caller.Testing && !p.readsDatagrams(e.Caller, hops-1)
	})
}

// datagrams reports whether a function reads or writes on a connection of datagrams, by a method of its own
// or one that it has from what it embeds.
func datagrams(f *program.Func) bool {
	are := func(typ string) bool { return typ == "net.UDPConn" || typ == "net.PacketConn" || typ == "net.IPConn" }
	return slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		on := program.ArgAt(c.Args, 0)
		return are(c.Callee.Pkg+"."+c.Callee.Type) || on.Known() && on.Op == facts.OpField && are(program.OwnerOf(on.Text))
	})
}

// tellsReply reports whether code that removes an entry sends on a channel of it, or closes that.
func (p *pender) tellsReply() bool {
	of := func(ch *facts.Term) bool {
		return ch != nil && ch.Op == facts.OpField && p.c.Value.Named != "" && program.OwnerOf(ch.Text) == p.c.Value.Named
	}
	return slices.ContainsFunc(p.c.Shrinks, func(s *growth.Event) bool {
		return s.Class != growth.ClassOnError && (slices.ContainsFunc(s.Func.Comms, func(c facts.Comm) bool { return c.Op == facts.CommSend && of(c.Chan) }) ||
			slices.ContainsFunc(s.Func.Closings, func(c facts.Closing) bool { return of(c.Chan) }))
	})
}

// received reports whether the key of a removal is what somebody sent: decoded, read from
// a request, or the parameter of a function that clients call; seen from the callers in
// view. A field of an object that the program keeps is not. Calls with which a function that
// makes entries takes back what it could not send do not count.
func (p *pender) received(key *facts.Term, f *program.Func, depth int) bool {
	root := program.RootOf(key)
	if root.Op != facts.OpParam {
		return root.Up == 0 && (root.Op == facts.OpNew || root.Op == facts.OpCall)
	}
	if root != key || root.Up > 0 || depth == 0 {
		return false
	}
	called := 0
	for _, e := range f.Callers {
		makes := p.makesEntries(e.Caller)
		if root.N >= len(e.Args) || makes && slices.ContainsFunc(e.Caller.GuardsAt(e.Block), program.OnFailure) {
			continue
		}
		if makes {
			return false // who puts the entry in hands its key to who removes it
		}
		if called++; !p.received(e.Args[root.N], e.Caller, depth-1) {
			return false
		}
	}
	return called > 0 || client(p.l, f)
}

// makesEntries reports whether a function puts entries in.
func (p *pender) makesEntries(f *program.Func) bool {
	return slices.ContainsFunc(p.c.Grows, func(g *growth.Event) bool { return g.Func == f })
}

// written reports whether the key is put in a message: a field of another struct than
// the entry, an entry of a map that a call is handed, or an argument.
func (p *pender) written(g *growth.Event) bool {
	handed := func(t *facts.Term) bool {
		return slices.ContainsFunc(g.Func.Calls, func(c facts.Call) bool {
			return slices.ContainsFunc(c.Args, func(a *facts.Term) bool { return program.HoldsTerm(a, t) })
		})
	}
	if slices.ContainsFunc(g.Func.Sites, func(s facts.Site) bool {
		return s.How == facts.HowInsert && program.HoldsTerm(s.Val, g.Key) && s.Ref.Op != facts.OpField && handed(s.Ref)
	}) {
		return true
	}
	if slices.ContainsFunc(g.Func.Calls, func(c facts.Call) bool {
		return slices.ContainsFunc(c.Args, func(t *facts.Term) bool { return program.HoldsTerm(t, g.Key) })
	}) {
		return true
	}
	return slices.ContainsFunc(p.l.StoresOf[g.Func.ID], func(s facts.Store) bool {
		return s.Val.Equal(g.Key) && program.OwnerOf(s.Field) != p.c.Value.Named && program.OwnerOf(s.Field) != growth.OwnerKey(p.c)
	})
}

// ranged reports whether some code goes through all entries.
func (p *pender) ranged() bool {
	return slices.ContainsFunc(p.l.Readers[p.c.ID], func(id string) bool { return growth.RangesOver(p.l.Funcs[id], p.c) })
}

// sent reports whether the function that makes the entry gives its key away.
func (p *pender) sent(g *growth.Event) bool {
	return program.Returns(g.Func, g.Key) || p.written(g)
}

// served reports whether a client's request leads to the insert.
func served(l *growth.Growth, g *growth.Event) bool {
	for id := range l.CallersOf([]string{g.Func.ID}, 2) {
		if f := l.Funcs[id]; f != nil && client(l, f) {
			return true
		}
	}
	return false
}

// client reports whether clients call a function: it answers HTTP requests, or is a method
// that code out of view calls through an interface.
func client(l *growth.Growth, f *program.Func) bool {
	if f.Recv != "" && f.Exported && (l.Asked[f.Recv+"."+f.Name] || l.OnlyLent(f)) {
		return true
	}
	return slices.ContainsFunc(f.Params, func(p facts.Param) bool {
		return p.Type == "net/http.Request" || p.Type == "net/http.ResponseWriter"
	})
}

package pending

import (
	"maps"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// nearOf are the functions that come to a removal by few calls, on their own goroutine or by starting
// one that is told whose entry to remove. A goroutine that removes what a peer names, such as a reader
// that is started where there is none, is no doing of who happens to start it.
func (p *pender) nearOf(ids []string) map[string]bool {
	out := p.l.PlainCallersOf(ids, growth.ReleaseHops)
	for _, s := range p.c.Shrinks {
		switch {
		case s.How == facts.HowDropped:
		case s.Extent != facts.ExtentOne || s.Key == nil:
			maps.Copy(out, p.l.CallersOf([]string{s.Func.ID, s.Site.ID}, growth.ReleaseHops))
		default:
			p.startersOf(s.Func, s.Key, growth.ReleaseHops, out)
		}
	}
	return out
}

// startersOf adds the functions that lead to a removal under a key of f, and that start f, or what
// leads there, as a goroutine which was given the key. Of several ways from a function the shortest
// tells.
func (p *pender) startersOf(f *program.Func, key *facts.Term, hops int, out map[string]bool) {
	type place struct {
		f   *program.Func
		key *facts.Term
	}
	seen := map[*program.Func]bool{f: true}
	work := []place{{f, key}}
	for ; len(work) > 0 && hops >= 0; hops-- {
		var next []place
		for _, at := range work {
			out[at.f.ID] = true
			for _, e := range at.f.Callers {
				if seen[e.Caller] || e.Caller.Testing || e.Mode == facts.ModeGo && !isTold(at.key) {
					continue
				}
				seen[e.Caller] = true
				up := at.key.Substitute(e.Args)
				if e.Caller.ID == at.f.Parent {
					up = at.key.Raise(1)
				}
				next = append(next, place{e.Caller, up})
			}
		}
		work = next
	}
}

// isTold reports whether a key is made of what its function was given or has captured.
func isTold(key *facts.Term) bool {
	return key.Known() && key.Any(func(t *facts.Term) bool { return t.Op == facts.OpParam || t.Up > 0 }) &&
		!key.Any(func(t *facts.Term) bool {
			return t.Up == 0 && (t.Op == facts.OpNew || t.Op == facts.OpLocal || t.Op == facts.OpRecv)
		})
}

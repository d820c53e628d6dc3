package origin

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// decodedFromPeer reports whether a decoder reads into a struct of that type what a client or a peer
// has sent: the body of a request, what comes over a connection, or what a library hands over with a
// function that fills a message.
func (l *Origins) decodedFromPeer(owner string) bool {
	if owner == "" || l.Types[owner] == nil {
		return false
	}
	known, ok := l.peerTypes[owner]
	if !ok {
		known = slices.ContainsFunc(l.Makes[owner], func(m program.Making) bool {
			return !m.In.Testing && slices.ContainsFunc(m.In.Calls, func(c facts.Call) bool { return fills(&c, &m) && l.comesFromPeer(&c, m.In) })
		})
		l.peerTypes[owner] = known
	}
	return known
}

// fills reports whether a call fills an object that its function has made: that of a decoder, or of a
// function that was given for it.
func fills(c *facts.Call, m *program.Making) bool {
	decodes := isDecoder(c) || c.Value != nil && c.Value.Op == facts.OpParam && c.Value.Up == 0 && len(c.Args) == 1
	return decodes && slices.ContainsFunc(c.Args, func(a *facts.Term) bool { return a != nil && a.Op == facts.OpNew && a.N == m.Make.N && a.Up == 0 })
}

// isDecoder reports whether a call is a decoder's of the standard library.
func isDecoder(c *facts.Call) bool {
	return strings.HasPrefix(c.Callee.Pkg, "encoding/") && (c.Callee.Name == "Decode" || c.Callee.Name == "Unmarshal" || c.Callee.Name == "Read")
}

// comesFromPeer reports whether a call that fills an object takes what it fills that with from a peer: a
// function that a library gives a handler, which runs for each event, does.
func (l *Origins) comesFromPeer(c *facts.Call, f *program.Func) bool {
	if !isDecoder(c) {
		return len(f.UsedAt) > 0 && l.Rates().Rates[f.Number].Has(reach.RateEvent)
	}
	return slices.ContainsFunc(c.Args, func(a *facts.Term) bool {
		return a != nil && (l.ReadsLive(f, a) || a.Any(func(u *facts.Term) bool { return u.Op == facts.OpField && u.Text == "net/http.Request.Body" }))
	})
}

// Decodes reports whether a call by which a decoder fills a struct of a type passes a test.
func (l *Origins) Decodes(owner string, test func(*facts.Call) bool) bool {
	return slices.ContainsFunc(l.Makes[owner], func(m program.Making) bool {
		return !m.In.Testing && slices.ContainsFunc(m.In.Calls, func(c facts.Call) bool {
			if !isDecoder(&c) {
				return false
			}
			into := slices.ContainsFunc(c.Args, func(a *facts.Term) bool { return a != nil && a.Op == facts.OpNew && a.N == m.Make.N && a.Up == 0 })
			return into && test(&c)
		})
	})
}

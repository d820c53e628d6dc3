package origin

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// decodedFromPeer reports whether a decoder reads into a struct of that type what a client has
// sent as the body of a request.
func (l *Origins) decodedFromPeer(owner string) bool {
	return owner != "" && l.Decodes(owner, func(c *facts.Call) bool {
		return slices.ContainsFunc(c.Args, func(a *facts.Term) bool {
			return a != nil && a.Any(func(u *facts.Term) bool { return u.Op == facts.OpField && u.Text == "net/http.Request.Body" })
		})
	})
}

// Decodes reports whether a call by which a decoder fills a struct of a type passes a test.
func (l *Origins) Decodes(owner string, test func(*facts.Call) bool) bool {
	return slices.ContainsFunc(l.Makes[owner], func(m program.Making) bool {
		return !m.In.Testing && slices.ContainsFunc(m.In.Calls, func(c facts.Call) bool {
			if !strings.HasPrefix(c.Callee.Pkg, "encoding/") || c.Callee.Name != "Decode" && c.Callee.Name != "Unmarshal" && c.Callee.Name != "Read" {
				return false
			}
			into := slices.ContainsFunc(c.Args, func(a *facts.Term) bool { return a != nil && a.Op == facts.OpNew && a.N == m.Make.N && a.Up == 0 })
			return into && test(&c)
		})
	})
}

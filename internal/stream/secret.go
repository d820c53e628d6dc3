package stream

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// secretDepth is how many calls down a question is followed to the comparison with a secret.
const secretDepth = 3

// knowsSecret reports whether conditions say that what came with a request has been compared with a
// secret, in a time that does not tell how much of it was right: who sends it knows that.
func (l *Streams) knowsSecret(guards []facts.Guard, depth int) bool {
	return depth > 0 && slices.ContainsFunc(guards, func(g facts.Guard) bool {
		call := g.X
		if call.IsUnknown() || call.Op != facts.OpCall {
			return false
		}
		switch g.Kind {
		case facts.GuardCall, facts.GuardFlag:
			return !g.Neg && (call.Text == "crypto/hmac.Equal" || l.letsPass(call, depth, func(b *facts.Block) bool {
				return slices.ContainsFunc(b.Says, func(s facts.Said) bool { return s.Result == call.N && !s.Holds })
			}))
		case facts.GuardErr:
			return g.Neg && l.letsPass(call, depth, func(b *facts.Block) bool { return b.Failed })
		case facts.GuardEq, facts.GuardLen:
			return call.Text == "crypto/subtle.ConstantTimeCompare" && comparedEqual(&g)
		}
		return false
	})
}

// comparedEqual reports whether a condition on a comparison that gives 1 or 0 says that it gave 1.
func comparedEqual(g *facts.Guard) bool {
	is := func(text string) bool { return g.Y != nil && g.Y.Op == facts.OpConst && g.Y.Text == text }
	op := g.Op
	if op == "" {
		op = "=="
	}
	return (op == "==" && !g.Neg || op == "!=" && g.Neg) && is("1") || (op == "!=" && !g.Neg || op == "==" && g.Neg) && is("0")
}

// letsPass reports whether a function in view, by each return but those that refuse, says that a
// secret was known.
func (l *Streams) letsPass(call *facts.Term, depth int, refuses func(*facts.Block) bool) bool {
	g := l.Funcs[call.Text]
	if g == nil || g.Unread {
		return false
	}
	some := false
	for i := range g.Blocks {
		b := &g.Blocks[i]
		if !b.Return || b.Unreachable || refuses(b) {
			continue
		}
		if !l.knowsSecret(g.GuardsAt(i), depth-1) {
			return false
		}
		some = true
	}
	return some
}

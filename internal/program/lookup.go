package program

import (
	"github.com/growthlint/growthlint/internal/facts"
)

// LookedUp is the element that a look-up by a library call yields, nil for other calls.
func LookedUp(call *facts.Term) *facts.Term {
	if IsSyncMapLookup(call.Text) && call.N == 0 && len(call.Args) >= 2 {
		return &facts.Term{Op: facts.OpElem, Args: call.Args[:2]}
	}
	return nil
}

// IsSyncMapLookup reports whether a method of sync.Map yields the value under a key.
func IsSyncMapLookup(callee string) bool {
	return callee == "(*sync.Map).Load" || callee == "(*sync.Map).LoadOrStore"
}

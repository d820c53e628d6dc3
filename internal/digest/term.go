package digest

import (
	"strconv"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// Limits of a term that a digest carries.
const (
	portableNodes = 7
	portableText  = 40
)

// paramRef returns the container term t as a level of a parameter, nil if it is none.
// What may be one of several containers is the first that is a parameter's.
func paramRef(t *facts.Term) *facts.Term {
	if t == nil {
		return nil
	}
	switch t.Op {
	case facts.OpParam:
		if t.Up == 0 {
			return t
		}
	case facts.OpSlice, facts.OpAppend:
		return paramRef(t.Arg(0))
	case facts.OpElem:
		if in := paramRef(t.Arg(0)); in != nil {
			return &facts.Term{Op: facts.OpElem, Args: []*facts.Term{in, facts.Unknown()}}
		}
	case facts.OpPhi:
		for _, a := range t.Args {
			if in := paramRef(a); in != nil {
				return in
			}
		}
	}
	return nil
}

// portable is what importers can be told of a value: its parameters, constants, calls of
// functions; the rest of it is unknown.
func portable(t *facts.Term) *facts.Term {
	left := portableNodes
	if t = pruned(t, &left); t.IsUnknown() {
		return nil
	}
	return t
}

func pruned(t *facts.Term, left *int) *facts.Term {
	if *left--; t.IsUnknown() || *left < 0 {
		return facts.Unknown()
	}
	u := *t
	switch t.Op {
	case facts.OpParam:
		if t.Up != 0 {
			return facts.Unknown()
		}
	case facts.OpConst:
		u.Text = shortText(t.Text)
	case facts.OpNew:
		if t.Up != 0 {
			return facts.Unknown()
		}
		u.N = 0
	case facts.OpLocal, facts.OpGlobal, facts.OpFunc, facts.OpUnknown:
		return facts.Unknown()
	}
	u.Args = nil
	for _, a := range t.Args {
		u.Args = append(u.Args, pruned(a, left))
	}
	return &u
}

// shortText is a constant's text, or enough of it to tell it from others. A tilde would
// be mistaken for the name of the package.
func shortText(s string) string {
	s = strings.ReplaceAll(s, "~", "\\u007e")
	if len(s) <= portableText {
		return s
	}
	return strings.ToValidUTF8(s[:portableText], "") + "…" + strconv.Itoa(len(s))
}

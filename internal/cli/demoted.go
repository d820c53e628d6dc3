package cli

import (
	"github.com/growthlint/growthlint/internal/apart"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/link"
)

func apartUnits(units []*unit, pkgs []link.Package) []apart.Unit {
	out := make([]apart.Unit, len(units))
	for i, u := range units {
		out[i] = apart.Unit{Package: pkgs[i], Directives: u.head.Directives}
	}
	return out
}

// demoted adds to the findings of a program what its packages give at medium when each
// is judged by itself: at low, with what the program knows better. Of what both have,
// the program's own finding stays.
func demoted(prog *link.Program, found, alone []finding.Finding) []finding.Finding {
	at := map[string]int{}
	for i, f := range found {
		at[f.Fingerprint] = i
	}
	for _, f := range alone {
		i, ok := at[f.Fingerprint]
		switch {
		case !ok:
			at[f.Fingerprint] = len(found)
			found = append(found, judge.Demote(prog, f))
		case found[i].Confidence < finding.Medium:
			found[i].Evidence = append(found[i].Evidence, judge.SeenAlone(f))
		}
	}
	finding.Sort(found)
	return found
}

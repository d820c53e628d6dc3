package pipeline

import (
	"crypto/sha256"
	"fmt"

	"github.com/growthlint/growthlint/internal/apart"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/link"
)

// judgeAlone judges each package by itself, but for those of which the cache knows what
// comes of it.
func judgeAlone(req Request, units []*Unit, o apart.Options) (*apart.Judged, error) {
	key, err := aloneKey(req)
	if err != nil {
		return nil, err
	}
	list := make([]apart.Unit, len(units))
	for i, u := range units {
		list[i] = apart.Unit{
			Path: u.head.Path, Name: u.head.Name, Imports: u.head.Imports, Dir: u.Dir, Matched: u.Matched, Directives: u.head.Directives,
			Summary: u.summary, Hash: u.hash(),
		}
	}
	o.Known = req.Cache.alone(key)
	out, err := apart.Judge(list, o)
	if err != nil {
		return nil, err
	}
	req.Cache.keepAlone(key, out.Results)
	return out, nil
}

// aloneKey is the hash of what the results of all packages depend on alike.
func aloneKey(req Request) (key [sha256.Size]byte, err error) {
	req.Why = "" // asked of the program alone
	settings, err := req.settings()
	if err != nil {
		return key, err
	}
	return sha256.Sum256(fmt.Appendf(nil, "alone 1 %s %q", req.Cache.id(), settings)), nil
}

// demoted adds to the findings of a program what its packages give at medium when each
// is judged by itself: at low, with what the program knows better. Of what both have,
// the program's own finding stays. Where the program is silent for no other reason than
// that a panic has cost it something, it knows nothing better.
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
			if !prog.Blind(f.Container.Key) {
				f = judge.Demote(prog, f)
			}
			found = append(found, f)
		case found[i].Confidence < finding.Medium:
			found[i].Evidence = append(found[i].Evidence, judge.SeenAlone(f))
		}
	}
	finding.Sort(found)
	return found
}

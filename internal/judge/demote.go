package judge

import (
	"fmt"
	"slices"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/reach"
)

// demotedShare is the share of true findings among those demoted (bench/RESULTS.md).
const demotedShare = 0.09

// demotedRung is the name of their rung.
const demotedRung = "seen alone, not with what calls or empties it"

// SeenAlone is the evidence that a finding is one of medium or above to drivers that see
// its package alone.
func SeenAlone(f finding.Finding) finding.Evidence {
	at := f.Position
	return finding.Evidence{
		Code: "seen-alone", For: true, Position: &at,
		Text: fmt.Sprintf("%s confidence when only this package is analyzed", f.Confidence),
	}
}

// Demote makes of a finding that a package gives when it is judged by itself what is
// left of it in the whole program, where it is no finding: low, with the reasons.
func Demote(p *link.Program, f finding.Finding) finding.Finding {
	reasons := better(p, f)
	if len(reasons) == 0 {
		reasons = callers(p, f)
	}
	alone := SeenAlone(f)
	f.Confidence, f.Score = finding.Low, demotedShare
	rest := slices.DeleteFunc(slices.Clone(f.Evidence), func(e finding.Evidence) bool { return e.Code == "rung" })
	f.Evidence = slices.Concat([]finding.Evidence{decidedBy(demotedRung), alone}, reasons, rest)
	return f
}

// better is what the program knows of the container that its package alone does not
// tell, each thing once.
func better(p *link.Program, f finding.Finding) []finding.Evidence {
	i := slices.IndexFunc(p.Containers, func(c *growth.Container) bool { return c.ID == f.Container.Key })
	if i < 0 {
		return nil
	}
	k := caseOf(p, p.Containers[i])
	if k.C.Package.Testing {
		k.say(seenWhole, false, "only tests reach the package", nil)
	}
	for _, e := range k.C.Grows {
		if why := k.harmless(e); why != "" {
			at := k.position(e)
			k.say(seenWhole, false, "in the whole program, this growth does not count: "+why+from(e.Roots), &at)
		}
	}
	if full := New(p, k.C); full != nil {
		k.say(seenWhole, false, "in the whole program, it is decided by: "+full.decide().name, nil)
		full.argue()
		for _, e := range full.Evidence {
			if !e.For && e.Code != "grow-harmless" {
				k.Evidence = append(k.Evidence, e)
			}
		}
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(k.Evidence, func(e finding.Evidence) bool {
		again := seen[e.Code+e.Text]
		seen[e.Code+e.Text] = true
		return again
	})
}

// seenWhole is the code of what the whole program shows against a finding.
const seenWhole = "seen-whole"

// from says in words where the ways that lead to a place begin.
func from(r reach.Roots) string {
	kinds := ""
	for _, kind := range []struct {
		on   bool
		text string
	}{
		{r.Construct, "the object that holds it is made on the way"}, {r.Setup, "start-up"},
		{r.Test, "tests"}, {r.Teardown, "shutdown"}, {r.Dead, "nothing"},
	} {
		if kind.on && kinds != "" {
			kinds += ", "
		}
		if kind.on {
			kinds += kind.text
		}
	}
	switch {
	case kinds == "":
		return ""
	case r.Why == "":
		return " (" + kinds + ")"
	}
	return " (" + kinds + ": " + r.Why + ")"
}

// callers tells who in other packages calls the function of a finding.
func callers(p *link.Program, f finding.Finding) []finding.Evidence {
	var out []finding.Evidence
	for _, name := range p.CallersOutside(f.Container.Package, f.Function) {
		out = append(out, finding.Evidence{Code: seenWhole, Text: "it is called by " + name})
	}
	return append(out, finding.Evidence{Code: seenWhole, Text: "in the whole program, with its callers and callees, nothing is found here"})
}

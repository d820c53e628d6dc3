package judge

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/link"
)

// Case is one container while it is judged.
type Case struct {
	Program *link.Program
	C       *growth.Container
	// E is what the phases found of it for single rules.
	E link.Evidence
	// Live are the grows that count: reached again and again while the holder lives,
	// under keys that are not few, without a cap of their own.
	Live []*growth.Event
	// Dropped says, in words, what spoke against the grows that do not count.
	Dropped []string
	// Shrinks by what they are worth, but for those that begin another object.
	Complete, Partial, Void []*growth.Event
	Evidence                []finding.Evidence
}

// begins reports whether a shrink that counts for nothing is of the container of an object that
// is made there: that is no removal, and is not told as one.
func begins(e *growth.Event) bool {
	return e.Class == growth.ClassVoid && e.Base != nil && e.Base.Op == facts.OpNew && e.Base.Up == 0
}

// caseOf is a container with what is known of it, before it is asked which grows count.
func caseOf(p *link.Program, c *growth.Container) *Case {
	return &Case{Program: p, C: c, E: p.Evidence(c)}
}

// New collects what the decision needs. It returns nil if no grow counts.
func New(p *link.Program, c *growth.Container) *Case {
	k := caseOf(p, c)
	for _, e := range c.Grows {
		if why := k.harmless(e); why != "" {
			k.Dropped = append(k.Dropped, why)
			continue
		}
		k.Live = append(k.Live, e)
	}
	if len(k.Live) == 0 {
		return nil
	}
	for _, e := range c.Shrinks {
		if begins(e) {
			continue
		}
		switch {
		case e.Class.Complete():
			k.Complete = append(k.Complete, e)
		case e.Class == growth.ClassVoid:
			k.Void = append(k.Void, e)
		default:
			k.Partial = append(k.Partial, e)
		}
	}
	return k
}

// harmless says why a grow does not count, or "".
func (k *Case) harmless(e *growth.Event) string {
	switch {
	case !e.Roots.Live():
		return "construction, start-up or tests"
	case k.C.Keyed() && e.Origin.Bounded():
		return "its keys are few: " + string(e.Origin)
	case e.CappedBy(k.C):
		return "its length is checked first"
	case e.FirstFill(k.C):
		return "it fills the container once"
	case k.isLibraryCache() && k.faultOf(e) == nil:
		return "the library bounds it, or may do so"
	case k.Program.InGenerated(e):
		return "generated code"
	}
	return ""
}

// Decide collects the case of a container and lets a rule decide it.
func Decide(p *link.Program, c *growth.Container, rule func(*Case) *finding.Finding) *finding.Finding {
	k := New(p, c)
	if k == nil {
		return nil
	}
	return rule(k)
}

// Finder is a rule over a whole program: what it finds, in any order.
type Finder func(*link.Program) []finding.Finding

// Containers lets a rule decide the containers that link gave to it.
func Containers(p *link.Program, rule string, decide func(*Case) *finding.Finding) []finding.Finding {
	var own []*growth.Container
	for _, c := range p.Containers {
		if p.Rule(c) == rule {
			own = append(own, c)
		}
	}
	at := func(c *growth.Container) link.Lost {
		return link.Lost{Rule: rule, Of: c.ID, Package: c.Package, Pos: c.Pos}
	}
	return Each(p, own, at, func(c *growth.Container) *finding.Finding { return Decide(p, c, decide) })
}

package judge

import (
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// Words are what a rule says in its own terms.
type Words struct {
	// Gains completes "NAME … in FUNC": what each event adds.
	Gains string
	// Never completes "…, and …" where nothing shrinks the container. Remedy says what to do.
	Never, Remedy string
	// Missing, where set, replaces what the shrinks say; Form, where set, that and all other evidence.
	Missing, Form string
}

// first is the first live grow in a package that is reported on, or the place that
// stands for all of them.
func (k *Case) first() *growth.Event {
	if q := k.E.Queue; q != nil && q.At != nil && q.At.Func.Package.Matched {
		return q.At
	}
	for _, own := range []bool{true, false} {
		for _, e := range k.Live {
			p := e.Func.Package
			if p.Matched && (!own || p == k.C.Package) {
				return e
			}
		}
	}
	return nil
}

func (k *Case) container() finding.Container {
	c := k.C
	return finding.Container{
		Key: c.ID, Package: c.Package.Summary.Path, Owner: c.Owner, Name: c.Name,
		Kind: string(c.Kind), Type: c.TypeText, Declared: Position(c.Package, c.Pos),
	}
}

// sites renders events; shrinks say why they do not count.
func (k *Case) sites(list []*growth.Event) []finding.Site {
	out := make([]finding.Site, 0, len(list))
	for _, e := range list {
		s := finding.Site{Position: k.position(e), Function: e.Func.Display, What: e.What}
		if e.Class == growth.ClassNone {
			if k.C.Keyed() {
				s.KeyOrigin = originText(e.Origin)
			}
		} else {
			s.WhyNot = e.Why.String()
		}
		out = append(out, s)
	}
	return out
}

func originText(o origin.Origin) string {
	if o == origin.OriginUnknown {
		return "unknown"
	}
	return string(o)
}

func reachText(r reach.Roots) string {
	from := ", through " + r.Why
	if r.Maker {
		from = ", in what " + r.Why + " makes"
	}
	switch {
	case r.Event:
		return "for each event" + from
	case r.Tick:
		return "on each turn of a timed loop" + from
	case r.Captured:
		return "in a function that " + r.Why + " hands to other code"
	}
	_, name := program.SplitLast(r.Why)
	if !reach.IsExported(name) {
		return "on each call of " + r.Why
	}
	return "on each call of " + r.Why + ", which is exported"
}

func (k *Case) say(code string, forIt bool, text string, at *finding.Position) {
	k.Evidence = append(k.Evidence, finding.Evidence{Code: code, For: forIt, Text: text, Position: at})
}

// shortName is a container ID without its package path's directories and package.
func shortName(id string) string {
	id = program.PlaceOf(id)
	if i := strings.LastIndexByte(id, '/'); i >= 0 {
		id = id[i+1:]
	}
	if _, rest, ok := strings.Cut(id, "."); ok {
		return rest
	}
	return id
}

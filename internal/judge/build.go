package judge

import (
	"fmt"
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
	// Missing, where set, replaces what the shrinks say.
	Missing string
}

// Finding decides the case and writes it down; nil means silence.
func (k *Case) Finding(rule string, w Words) *finding.Finding {
	rung := k.decide()
	if rung.confidence == finding.Undecided {
		return nil
	}
	first := k.first()
	if first == nil {
		return nil
	}
	if g := k.uncovered(); rung.name == anotherShape && g.Func.Package.Matched {
		first, w.Missing = g, k.otherForm()
	}
	f := &finding.Finding{
		Rule: rule, Confidence: rung.confidence, Score: rung.share,
		Container: k.container(), Position: k.position(first), Function: first.Func.Display,
		Message: k.message(first, w), Remedy: k.remedy(w),
		Grows: k.sites(k.Live), Shrinks: k.sites(k.C.Shrinks),
		Fixes: k.fixes(),
	}
	f.Fingerprint = finding.Identity{
		Module: k.C.Package.Summary.Module, Package: k.C.Package.Summary.Path,
		Key: strings.TrimPrefix(k.C.ID, k.C.Package.Summary.Path+"."), Growth: string(first.How),
	}.Fingerprint()
	k.Evidence = append(k.Evidence, decidedBy(rung.name))
	k.argue()
	f.Evidence = k.Evidence
	return f
}

// first is the first live grow in a package that is reported on, or the place that
// stands for all of them.
func (k *Case) first() *growth.Event {
	if q := k.C.Queue; q != nil && q.At != nil && q.At.Func.Package.Matched {
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
			s.WhyNot = e.Why
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

// Name is how messages call the container: its holder and its own name.
func (k *Case) Name() string {
	name := k.C.Name
	if k.C.Owner != "" {
		name = k.C.Owner + "." + name
	}
	return name + strings.Repeat("[]", k.C.Level)
}

// argue writes the evidence for and against.
func (k *Case) argue() {
	for _, s := range k.C.Siblings {
		at := k.position(s.End)
		text := fmt.Sprintf("%s is filled beside it and loses an entry in %s", shortName(s.ID), s.End.Func.Display)
		k.say("sibling-deleted", true, text, &at)
	}
	k.argueOutlived()
	if len(k.C.Shrinks) == 0 {
		k.say("no-shrink", true, "no analyzed code removes from it", nil)
	}
	for _, e := range k.Void {
		at := k.position(e)
		k.say("void-shrink", true, fmt.Sprintf("%s does not bound it: %s", e.What, e.Why), &at)
	}
	for _, e := range k.Partial {
		at := k.position(e)
		text := fmt.Sprintf("%s removes from it", e.What)
		if e.Why != "" {
			text += ", but " + e.Why
		}
		k.say("partial-shrink", false, text, &at)
	}
	for _, e := range k.Complete {
		at := k.position(e)
		k.say("complete-shrink", false, fmt.Sprintf("%s bounds it (%s)", e.What, e.Class), &at)
	}
	k.argueFaults()
	for _, r := range k.C.Holder.Reasons {
		k.say("holder", k.C.Holder.Lasts(), r, nil)
	}
	for _, e := range k.Live {
		at := k.position(e)
		k.say("grow-reached", true, "it grows "+reachText(e.Roots), &at)
	}
	for _, d := range k.Dropped {
		k.say("grow-harmless", false, "another place where it grows does not count: "+d, nil)
	}
}

func reachText(r reach.Roots) string {
	switch {
	case r.Event:
		return "for each event, through " + r.Why
	case r.Tick:
		return "on each turn of a timed loop, through " + r.Why
	case r.Captured:
		return "in a function that " + r.Why + " hands to other code"
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

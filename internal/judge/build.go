package judge

import (
	"fmt"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// Words are what a rule says in its own terms.
type Words struct {
	// Gains completes "NAME …": what each event adds.
	Gains string
	// Never completes "… and …" where no shrink counts, Remedy tells what to do.
	Never, Remedy string
	// Missing, where set, is said instead of what the shrinks tell.
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
		first, w.Missing = g, fmt.Sprintf("%s deletes under keys of another shape", partialFunc(k, growth.ClassEventOne))
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

func (k *Case) message(first *growth.Event, w Words) string {
	name := k.Name()
	gains := w.Gains
	if k.C.Keyed() {
		gains = fmt.Sprintf("%s %s", gains, keyPhrase(first.Origin))
	}
	return fmt.Sprintf("%s %s in %s, and %s", name, gains, first.Func.Display, k.missing(w))
}

// keyPhrase says under which keys a keyed container grows.
func keyPhrase(o origin.Origin) string {
	switch o {
	case origin.OriginOutside:
		return "for each key from the outside world"
	case origin.OriginFresh:
		return "for each fresh id"
	case origin.OriginParam:
		return "for each key its callers pass"
	case origin.OriginRanged:
		return "for each key of another container"
	}
	return "for each new key"
}

// missing says what was looked for and not found.
func (k *Case) missing(w Words) string {
	if text := k.outlived(); text != "" {
		return text
	}
	switch {
	case w.Missing != "":
		return w.Missing
	case k.sameSibling() || k.oneKey() && k.sweptSibling():
		return fmt.Sprintf("%s forgets it", k.end().Func.Display)
	case k.C.Again != nil:
		return fmt.Sprintf("%s adds what is there already", k.C.Again.Func.Display)
	case k.C.Members != nil:
		return fmt.Sprintf("%s leaves it when a member goes", k.C.Members.Func.Display)
	case k.C.Unmet != nil:
		return fmt.Sprintf("%s never takes out what it has put in", k.C.Unmet.Func.Display)
	case k.C.Missed != nil:
		return fmt.Sprintf("a key goes only where it is found after all, in %s", k.C.Missed.Func.Display)
	case k.has(growth.ClassTold):
		return "an entry is found old only by what its sender said"
	case k.has(growth.ClassElsewhere) && !k.oneKey():
		return "an entry goes only while another container has its key"
	case k.has(growth.ClassLazy):
		return "an entry goes only when its own key is asked for again"
	case k.has(growth.ClassAPIAll):
		return "only " + partialFunc(k, growth.ClassAPIAll) + k.askedBy()
	case k.has(growth.ClassOnReplace):
		return "an entry goes only when another replaces it"
	case k.has(growth.ClassOnError):
		return "an entry goes only after an error"
	case len(k.Partial) > 0:
		return "only " + k.Partial[0].Func.Display + " takes from it"
	case len(k.Void) > 0:
		return fmt.Sprintf("the only thing that shrinks it does not count: %s", k.Void[0].Why)
	}
	return w.Never
}

// askedBy says when a whole reset runs.
func (k *Case) askedBy() string {
	if k.onRequest() {
		return " empties it, when somebody asks for that"
	}
	return " empties it, which nothing in view calls"
}

// onRequest reports whether code in view makes each whole reset, for those who ask.
func (k *Case) onRequest() bool {
	return !slices.ContainsFunc(k.Partial, func(e *growth.Event) bool { return e.Class == growth.ClassAPIAll && !e.Roots.Asked })
}

func partialFunc(k *Case, class growth.Class) string {
	for _, e := range k.Partial {
		if e.Class == class {
			return e.Func.Display
		}
	}
	return "an exported function"
}

// end is the place where a sibling loses the key that this container keeps.
func (k *Case) end() *growth.Event {
	for _, s := range k.C.Siblings {
		if s.Same || k.oneKey() && s.End.Class == growth.ClassSweep {
			return s.End
		}
	}
	return k.C.Siblings[0].End
}

func (k *Case) remedy(w Words) string {
	if text := k.outlivedRemedy(); text != "" {
		return text
	}
	if len(k.C.Siblings) > 0 {
		for _, s := range k.C.Siblings {
			if s.Same {
				return fmt.Sprintf("remove the key from %s in %s too, beside %q", k.Name(), s.End.Func.Display, s.End.What)
			}
		}
	}
	return w.Remedy
}

// argue writes the evidence for and against.
func (k *Case) argue() {
	for _, s := range k.C.Siblings {
		at := k.position(s.End)
		text := fmt.Sprintf("%s is filled by the same code and loses an entry in %s", shortName(s.ID), s.End.Func.Display)
		k.say("sibling-deleted", true, text, &at)
	}
	k.argueOutlived()
	if len(k.C.Shrinks) == 0 {
		k.say("no-shrink", true, "nothing in view removes from it", nil)
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
		k.say("grow-reached", true, "growth is reached: "+reachText(e.Roots), &at)
	}
	for _, d := range k.Dropped {
		k.say("grow-harmless", false, "another grow does not count: "+d, nil)
	}
}

func reachText(r reach.Roots) string {
	switch {
	case r.Event:
		return "from " + r.Why + ", for each event"
	case r.Tick:
		return "from " + r.Why + ", at each turn of a timed loop"
	case r.Captured:
		return "from a function handed to other code in " + r.Why
	}
	return "from " + r.Why + ", which is exported"
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

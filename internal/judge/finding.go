package judge

import (
	"fmt"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/evidence/queue"
	"github.com/growthlint/growthlint/internal/finding"
)

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
		first, w.Form = g, k.otherForm(g)
	}
	f := &finding.Finding{
		Rule: rule, Confidence: rung.confidence, Score: rung.share,
		Container: k.container(), Position: k.position(first), Function: first.Func.Display,
		Message: k.message(first, w), Remedy: k.remedy(w),
		Grows: k.sites(k.Live), Shrinks: k.sites(slices.DeleteFunc(slices.Clone(k.C.Shrinks), begins)),
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

// argue writes the evidence for and against.
func (k *Case) argue() {
	for _, s := range k.E.Siblings {
		at := k.position(s.End)
		text := fmt.Sprintf("%s is filled beside it and loses an entry in %s", shortName(s.ID), s.End.Func.Display)
		k.say("sibling-deleted", true, text, &at)
	}
	k.argueOutlived()
	if len(k.Complete)+len(k.Partial)+len(k.Void) == 0 && !k.queue(queue.QueueSpawned) { // what waits to be sent is received, in time
		k.say("no-shrink", true, "no analyzed code removes from it", nil)
	}
	for _, e := range k.Void {
		at := k.position(e)
		k.say("void-shrink", true, fmt.Sprintf("%s does not bound it: %s", e.What, e.Why), &at)
	}
	for _, e := range k.Partial {
		at := k.position(e)
		text := fmt.Sprintf("%s removes from it", e.What)
		if e.Why.Given() {
			text += ", but " + e.Why.String()
		}
		k.say("partial-shrink", false, text, &at)
	}
	for _, e := range k.Complete {
		at := k.position(e)
		k.say("complete-shrink", false, fmt.Sprintf("%s bounds it (%s)", e.What, e.Class), &at)
	}
	k.argueFaults()
	for _, r := range k.C.Holder.Reasons {
		k.say("holder", k.C.Holder.Lasts(), r.String(), nil)
	}
	for _, e := range k.Live {
		at := k.position(e)
		k.say("grow-reached", true, "it grows "+reachText(e.Roots), &at)
	}
	for _, d := range k.Dropped {
		k.say("grow-harmless", false, "another place where it grows does not count: "+d, nil)
	}
}

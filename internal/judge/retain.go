package judge

import (
	"fmt"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/retain"
)

// Retention is one place that keeps more than it shows while it is judged.
type Retention struct {
	Program *link.Program
	*retain.Retained
	live []*growth.Event
}

// partsShortLived is the rung of parts that are kept in such objects.
const partsShortLived = "parts kept by what may be short-lived"

// retainRungs returns the list, first match decides.
func retainRungs() []rung[*Retention] {
	return []rung[*Retention]{
		{"set-up, tests or generated code", finding.Undecided, 0, func(k *Retention) bool { return len(k.live) == 0 }},
		{"the container is reported itself", finding.Undecided, 0, (*Retention).reported},
		{"holder lives for a call", finding.Undecided, 0, func(k *Retention) bool { return k.How != facts.PinPool && k.Holder.Life == growth.LifeCall }},
		{"buffers of a pool, whatever their size", finding.Low, 0.08, func(k *Retention) bool { return k.How == facts.PinPool }},
		{"slots that are cut off and not cleared", finding.Low, 0.08, func(k *Retention) bool { return k.How == facts.PinSlots }},
		{"a part kept once", finding.Low, 0.08, func(k *Retention) bool { return !k.Many }},
		{partsShortLived, finding.Low, 0.08, func(k *Retention) bool { return !k.Holder.Lasts() }},
		{"parts kept for long", finding.Medium, 0.22, func(*Retention) bool { return true }},
	}
}

// reported reports whether something is said of the container at medium anyway.
func (k *Retention) reported() bool {
	c := k.Program.Container(k.Key)
	if c == nil {
		return false
	}
	o := New(k.Program, c)
	return o != nil && o.decide().confidence >= finding.Medium
}

// decide notes the pins that count and returns the rung that holds first.
func (k *Retention) decide() rung[*Retention] {
	k.live = nil
	for _, e := range k.Pins {
		if e.Roots.Live() && !k.Program.InGenerated(e) {
			k.live = append(k.live, e)
		}
	}
	return decide(retainRungs(), k)
}

// Finding decides one place and writes it down; nil means silence.
func (k *Retention) Finding(rule string) *finding.Finding {
	by := k.decide()
	if by.confidence == finding.Undecided {
		return nil
	}
	return k.write(rule, by)
}

// write is the finding of a rung.
func (k *Retention) write(rule string, by rung[*Retention]) *finding.Finding {
	first := k.live[0]
	pkg := first.Func.Package
	text, remedy := k.words(first)
	f := &finding.Finding{
		Rule: rule, Confidence: by.confidence, Score: by.share,
		Position: Position(pkg, first.Pos), Function: first.Func.Display,
		Container: k.container(), Message: text, Remedy: remedy, Fixes: k.fixes(),
	}
	for _, e := range k.live {
		f.Grows = append(f.Grows, finding.Site{Position: Position(e.Func.Package, e.Pos), Function: e.Func.Display, What: e.What})
	}
	f.Fingerprint = finding.Identity{
		Module: pkg.Summary.Module, Package: packageOf(k.Key), Key: strings.TrimPrefix(k.Key, packageOf(k.Key)+"."), Growth: "retain " + string(k.How),
	}.Fingerprint()
	f.Evidence = k.evidence(by)
	return f
}

// container tells the place by its key, and by its declaration where it is a container.
func (k *Retention) container() finding.Container {
	pkg := packageOf(k.Key)
	owner, name, isField := strings.Cut(strings.TrimPrefix(k.Key, pkg+"."), ".")
	if !isField {
		owner, name = "", owner
	}
	out := finding.Container{Key: k.Key, Package: pkg, Owner: owner, Name: name}
	if k.Decl != nil {
		out.Kind, out.Type, out.Declared = string(k.Decl.Levels[0]), k.Decl.TypeText, Position(k.DeclaredIn, k.Decl.Pos)
	}
	return out
}

// words are the message and the remedy.
func (k *Retention) words(first *growth.Event) (text, remedy string) {
	name, in := shortName(k.Key), first.Func.Display
	switch k.How {
	case facts.PinSlots:
		return fmt.Sprintf("%s is resliced from the front in %s, and the slots cut off still hold their elements", name, in),
			"clear the slots before reslicing, or copy the rest into a new slice"
	case facts.PinPool:
		return fmt.Sprintf("%s keeps buffers of any size in %s", name, in),
			"drop buffers whose capacity exceeds what most uses need"
	}
	return fmt.Sprintf("%s stores a part of a large array in %s, which keeps the whole array alive", name, in),
		"store a copy, made with bytes.Clone, slices.Clone or strings.Clone"
}

// fixes mend all places at once, or nothing. What keeps one part may be a buffer that is
// kept for its size.
func (k *Retention) fixes() []finding.Fix {
	message := fmt.Sprintf("clear the slots of %s that are cut off", shortName(k.Key))
	if k.How == facts.PinPart {
		message = fmt.Sprintf("keep a copy in %s", shortName(k.Key))
		if !k.Many {
			return nil
		}
	}
	pkg := k.live[0].Func.Package
	var list []facts.Insertion
	for _, e := range k.live {
		if len(e.Mend) == 0 || e.Func.Package != pkg {
			return nil
		}
		list = append(list, e.Mend...)
	}
	return mended(message, pkg, list)
}

func (k *Retention) evidence(by rung[*Retention]) []finding.Evidence {
	out := []finding.Evidence{decidedBy(by.name)}
	for _, r := range k.Holder.Reasons {
		out = append(out, finding.Evidence{Code: "holder", For: k.Holder.Lasts(), Text: r.String()})
	}
	for _, e := range k.live {
		at := Position(e.Func.Package, e.Pos)
		out = append(out, finding.Evidence{Code: "grow-reached", For: true, Text: "it runs " + reachText(e.Roots), Position: &at})
	}
	return out
}

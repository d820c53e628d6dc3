package judge

import (
	"fmt"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/made"
	"github.com/growthlint/growthlint/internal/program"
)

// MadeWords are what a rule says of something made, in its own terms.
type MadeWords struct {
	// Does is what the function does with what is made: starts, opens. Remedy tells what
	// to do.
	Does, Remedy string
}

// MadeThings lets a rule word the findings on one kind of made things.
func MadeThings(p *link.Program, rule string, kind made.MadeKind, words func(*made.Made) MadeWords) []finding.Finding {
	equal := map[string]int{}
	at := func(m *made.Made) link.Lost {
		return link.Lost{Rule: rule, Of: m.Func.Display, Package: m.Func.Package, Pos: m.Pos}
	}
	return oncePlace(Each(p, p.Made, at, func(m *made.Made) *finding.Finding {
		if m.Kind != kind || !m.Func.Package.Matched || p.GeneratedAt(m.Func, m.Pos) {
			return nil
		}
		by := decide(madeRungs(), m)
		if by.confidence == finding.Undecided {
			return nil
		}
		f := madeFinding(rule, m, by, words(m))
		id := finding.Identity{
			Module: m.Func.Package.Summary.Module, Package: m.Func.Package.Summary.Path,
			Key: m.Func.Display + " " + strings.TrimPrefix(m.Of, m.Func.Package.Summary.Path+"."), Growth: string(m.Kind),
		}
		key := fmt.Sprint(id)
		id.Ordinal = equal[key]
		equal[key]++
		f.Fingerprint = id.Fingerprint()
		return &f
	}))
}

// oncePlace leaves of the findings of several functions at one place the one that is held for the
// surest, and of those the first: a step that is read where it is called makes there what it makes
// once in the source.
func oncePlace(all []finding.Finding) []finding.Finding {
	at := map[finding.Position]int{}
	var out []finding.Finding
	for _, f := range all {
		i, met := at[f.Position]
		switch {
		case !met || out[i].Function == f.Function:
			at[f.Position] = len(out)
			out = append(out, f)
		case f.Confidence > out[i].Confidence:
			out[i] = f
		}
	}
	return out
}

// madeFinding writes a finding down.
func madeFinding(rule string, m *made.Made, by rung[*made.Made], w MadeWords) finding.Finding {
	pkg := m.Func.Package
	at := Position(pkg, m.Pos)
	f := finding.Finding{
		Rule: rule, Confidence: by.confidence, Score: by.share,
		Container: finding.Container{
			Package: pkg.Summary.Path, Owner: ownerName(m.Func), Name: m.Func.Name,
		},
		Position: at, Function: m.Func.Display,
		Message: madeText(m.Func.Display, w.Does+" "+m.Name.String(), m.Why.String()),
		Grows:   []finding.Site{{Position: at, Function: m.Func.Display, What: m.What}}, Shrinks: []finding.Site{},
		Remedy: w.Remedy,
		Fixes:  mended(fmt.Sprintf("release it when %s returns", m.Func.Display), pkg, m.Mend),
	}
	for _, c := range m.Also {
		f.Grows = append(f.Grows, finding.Site{Position: Position(pkg, c.Pos), Function: m.Func.Display, What: c.What})
	}
	if m.Place != "" {
		f.Container.Owner, f.Container.Name = placeName(pkg.Summary.Path, m.Place)
	}
	say := func(code string, forIt bool, text string, at *finding.Position) {
		f.Evidence = append(f.Evidence, finding.Evidence{Code: code, For: forIt, Text: text, Position: at})
	}
	f.Evidence = append(f.Evidence, decidedBy(by.name))
	say("made-reached", true, "it runs "+reachText(m.Roots), &at)
	if m.Weak.Given() {
		say("made-weak", false, m.Weak.String(), nil)
	}
	for _, n := range m.Notes {
		if n.In == nil {
			say(n.Code, n.For, n.Text.String(), nil)
			continue
		}
		p := Position(n.In.Package, n.Pos)
		say(n.Code, n.For, n.Text.String(), &p)
	}
	return f
}

// madeText says what a function does and what is wrong with it, and names the function once.
func madeText(function, does, why string) string {
	if rest, ok := strings.CutPrefix(why, function+" "); ok && !strings.HasPrefix(does, "registers") {
		return function + " " + does + " and " + rest
	}
	return function + " " + does + ", and " + why
}

// placeName are the owner and the name of a container by its key.
func placeName(path, key string) (owner, name string) {
	owner, name = program.SplitLast(key)
	return strings.TrimPrefix(strings.TrimPrefix(owner, path), "."), name
}

// madeRungs is the decision list of what is made for each event.
func madeRungs() []rung[*made.Made] {
	fault := func(faults ...made.Fault) func(*made.Made) bool {
		return func(m *made.Made) bool { return slices.Contains(faults, m.Fault) }
	}
	return []rung[*made.Made]{
		{"something else may release it", finding.Low, 0.04, func(m *made.Made) bool { return m.Weak.Given() }},
		{"one for each event, which ends", finding.Low, 0.06, fault(made.FaultEach)},
		{"blocks for ever on some way", finding.Medium, 0.57, fault(made.FaultSend, made.FaultRecv, made.FaultTimer, made.FaultOtherWay, made.FaultUnwoken, made.FaultUndone, made.FaultPlaceKept)},
		{"never ends", finding.Medium, 0.31, fault(made.FaultEndless)},
		{"its reader or its context decides", finding.Medium, 0.64, fault(made.FaultStream, made.FaultContext)},
		{"wants a lock, one for each event", finding.Medium, 0.3, fault(made.FaultLocked)},
		{"waits, one for each event", finding.Medium, 0.16, fault(made.FaultPile, made.FaultRefused)},
		{"neither released nor kept", finding.Medium, 0.45, fault(made.FaultDropped, made.FaultForgotten, made.FaultBlank, made.FaultOpenWay, made.FaultNoRoom)},
		{"deferred in an endless loop", finding.Medium, 0.41, fault(made.FaultDeferred)},
		{"registered and never taken back", finding.Medium, 0.3, fault(made.FaultRegistered, made.FaultEntered)},
		{"made around its former value", finding.Medium, 0.27, fault(made.FaultWrapped)},
		{"replaces one that is not released", finding.Medium, 0.22, fault(made.FaultOverwritten)},
		{"left over where another one was first", finding.Medium, 0.27, fault(made.FaultLost)},
	}
}

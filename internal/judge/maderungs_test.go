package judge

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/made"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// The rungs of what is no container: things that are made, reads, metrics, parts.

// events is how a place is reached that runs for each event.
var events = reach.Roots{Event: true, Repeats: true, Why: "Serve"}

// method is the method (*T).run of package m/p, whose second file is generated.
func method() *program.Func {
	return &program.Func{
		Func: &facts.Func{Display: "(*T).run", Name: "run", Recv: "m/p.T"},
		Package: &program.Package{
			Summary: &facts.Summary{Path: "m/p", Module: "m", Files: []facts.File{{Name: "p.go"}, {Name: "gen.go", Generated: true}}},
			Dir:     "/src", Matched: true,
		},
	}
}

// codes are the kinds of evidence, with a minus where it speaks against the finding.
func codes(list []finding.Evidence) []string {
	var out []string
	for _, e := range list {
		if !e.For {
			out = append(out, "-"+e.Code)
		} else {
			out = append(out, e.Code)
		}
	}
	return out
}

func TestRungsOfWhatIsMade(t *testing.T) {
	words := func(*made.Made) MadeWords { return MadeWords{Does: "starts", Remedy: "end it"} }
	things := func(kind made.MadeKind, list ...*made.Made) []finding.Finding {
		return MadeThings(&link.Program{Made: list}, "goroutinegrow", kind, words)
	}
	thing := func(fault made.Fault, do ...func(*made.Made)) *made.Made {
		m := &made.Made{
			Kind: made.MadeGoroutine, Fault: fault, Func: method(), Pos: facts.Pos{Line: 7, Col: 2}, What: "go work()",
			Name: reason.Goroutine.With(), Of: "m/p.work", Why: reason.Unlimited.With(), Roots: events,
		}
		for _, d := range do {
			d(m)
		}
		return m
	}
	for fault, want := range map[made.Fault]struct {
		rung  string
		level finding.Confidence
	}{
		made.FaultEach:        {"one for each event, which ends", finding.Low},
		made.FaultSend:        {"blocks for ever on some way", finding.Medium},
		made.FaultRecv:        {"blocks for ever on some way", finding.Medium},
		made.FaultTimer:       {"blocks for ever on some way", finding.Medium},
		made.FaultOtherWay:    {"blocks for ever on some way", finding.Medium},
		made.FaultUnwoken:     {"blocks for ever on some way", finding.Medium},
		made.FaultUndone:      {"blocks for ever on some way", finding.Medium},
		made.FaultPlaceKept:   {"blocks for ever on some way", finding.Medium},
		made.FaultEndless:     {"never ends", finding.Medium},
		made.FaultStream:      {"its reader or its context decides", finding.Medium},
		made.FaultContext:     {"its reader or its context decides", finding.Medium},
		made.FaultLocked:      {"wants a lock, one for each event", finding.Medium},
		made.FaultPile:        {"waits, one for each event", finding.Medium},
		made.FaultRefused:     {"waits, one for each event", finding.Medium},
		made.FaultDropped:     {"neither released nor kept", finding.Medium},
		made.FaultForgotten:   {"neither released nor kept", finding.Medium},
		made.FaultBlank:       {"neither released nor kept", finding.Medium},
		made.FaultOpenWay:     {"neither released nor kept", finding.Medium},
		made.FaultNoRoom:      {"neither released nor kept", finding.Medium},
		made.FaultDeferred:    {"deferred in an endless loop", finding.Medium},
		made.FaultRegistered:  {"registered and never taken back", finding.Medium},
		made.FaultWrapped:     {"made around its former value", finding.Medium},
		made.FaultOverwritten: {"replaces one that is not released", finding.Medium},
		made.FaultLost:        {"left over where another one was first", finding.Medium},
	} {
		got := things(made.MadeGoroutine, thing(fault))
		require.Len(t, got, 1, fault)
		assert.Equal(t, want.rung, DecidedBy(got[0]), fault)
		assert.Equal(t, want.level, got[0].Confidence, fault)
		got = things(made.MadeGoroutine, thing(fault, func(m *made.Made) { m.Weak = reason.ParentEnds.With() }))
		assert.Equal(t, "something else may release it", DecidedBy(got[0]), fault)
		assert.Equal(t, finding.Low, got[0].Confidence, fault)
		assert.Equal(t, []string{"rung", "made-reached", "-made-weak"}, codes(got[0].Evidence))
	}
	assert.Empty(t, things(made.MadeGoroutine, thing(made.FaultNone)))
	assert.Empty(t, things(made.MadeResource, thing(made.FaultSend)), "of another kind")
	assert.Empty(t, things(made.MadeGoroutine, thing(made.FaultSend, func(m *made.Made) { m.Func.Package.Matched = false })), "out of what is reported on")
	assert.Empty(t, things(made.MadeGoroutine, thing(made.FaultSend, func(m *made.Made) { m.Pos.File = 1 })), "in generated code")

	f := things(made.MadeGoroutine, thing(made.FaultSend, func(m *made.Made) {
		m.Notes = []made.MadeNote{{Code: "loop", For: true, Text: reason.LoopRuns.With()}, {Code: "stays-at", Text: reason.StaysHere.With(), In: m.Func, Pos: facts.Pos{Line: 9}}}
	}))[0]
	assert.Equal(t, "(*T).run starts a goroutine, and nothing limits their number", f.Message)
	assert.Equal(t, finding.Container{Package: "m/p", Owner: "T", Name: "run"}, f.Container)
	assert.Equal(t, []string{"rung", "made-reached", "loop", "-stays-at"}, codes(f.Evidence))
	assert.Nil(t, f.Evidence[2].Position, "the program has no one place")
	assert.Equal(t, 9, f.Evidence[3].Position.Line)
	assert.Equal(t, 7, f.Position.Line)
	placed := things(made.MadeGoroutine, thing(made.FaultSend, func(m *made.Made) { m.Place = "m/p.U.all" }))[0]
	assert.Equal(t, finding.Container{Package: "m/p", Owner: "U", Name: "all"}, placed.Container)
	two := things(made.MadeGoroutine, thing(made.FaultSend), thing(made.FaultSend))
	require.Len(t, two, 2)
	assert.NotEqual(t, two[0].Fingerprint, two[1].Fingerprint, "alike twice in one function")
}

package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// A map that a function makes and goes on to fill, with one who asks for it, by the loop that fills it.
func TestMadeBeforeServing(t *testing.T) {
	served := facts.Loop{Head: 1, Endless: true, Feed: facts.FeedPeer}
	events := roots{Event: true}
	for name, tt := range map[string]struct {
		do   func(*facts.Loop)
		made int
		live roots
		want bool
	}{
		"from a peer":                 {live: events, want: true},
		"from a channel":              {live: events, do: func(l *facts.Loop) { l.Feed, l.Pace = facts.FeedNone, facts.PaceInput }, want: true},
		"until it is told":            {live: events, do: func(l *facts.Loop) { l.Feed, l.Pace = facts.FeedForever, facts.PaceInput }, want: true},
		"from what it was given":      {live: events, do: func(l *facts.Loop) { l.Feed, l.Pace, l.Reads = facts.FeedNone, facts.PaceInput, par(1) }},
		"of its own":                  {live: events, do: func(l *facts.Loop) { l.Feed, l.Pace = facts.FeedOwn, facts.PaceInput }},
		"as time goes":                {live: events, do: func(l *facts.Loop) { l.Feed, l.Pace = facts.FeedForever, facts.PaceTime }},
		"with a condition":            {live: events, do: func(l *facts.Loop) { l.Endless = false }},
		"once":                        {live: events, do: func(l *facts.Loop) { l.OneShot = true }},
		"for what comes after":        {live: events, do: func(l *facts.Loop) { l.Leaves = true }},
		"for an answer":               {live: events, do: func(l *facts.Loop) { l.Answers = true }},
		"counted":                     {live: events, do: func(l *facts.Loop) { l.Counted = true }},
		"read afterwards":             {live: events, do: func(l *facts.Loop) { l.Gathered = []*facts.Term{par(0)} }},
		"made at each turn":           {live: events, made: 1},
		"for nobody":                  {live: roots{Exported: true}},
		"from a peer, made in a loop": {live: events, made: 2},
	} {
		t.Run(name, func(t *testing.T) {
			f := fn(".serve", on(1), branch(facts.Guard{Kind: facts.GuardOther}, 2, 3), on(1), end())
			lp := served
			if tt.do != nil {
				tt.do(&lp)
			}
			f.Loops = []facts.Loop{lp}
			f.Blocks[1].Loop, f.Blocks[2].Loop = 1, 1
			f.Reads, f.Exported = []string{"m.T.m"}, true
			w := link(t, funcs(f, with(fn(".main"), calls(".serve", 0, par(0)))))
			made, put := w.shrink(".serve", tt.made, facts.Unknown()), w.grow(".serve", 2, par(1))
			made.How, made.Extent, made.Val, made.Roots = facts.HowAssign, facts.ExtentAll, fresh(0), roots{Exported: true}
			put.Roots = tt.live
			assert.Equal(t, tt.want, w.Initialiser(place("m", put, made)) != nil)
		})
	}
}

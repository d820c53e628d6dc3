package rendezvous

import (
	"cmp"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

const (
	maxThreads = 12
	maxNodes   = 1500
	// maxCallDepth is how many calls a body is followed down.
	maxCallDepth = 3
)

// builder makes the threads of a scope.
type builder struct {
	scope   *Scope
	chans   map[string]int
	groups  map[string]int
	threads []*thread
	// lost says that there is something that is not followed.
	lost bool
	// touches are the functions of which it was asked whether they do something with channels.
	touches map[string]bool
}

// loops marks the counted loops: where there are several, one may turn as often as another one.
func (b *builder) loops() {
	n := 0
	for _, t := range b.threads {
		n += len(t.counted)
	}
	for _, t := range b.threads {
		for _, i := range t.counted {
			t.nodes[i].both = t.nodes[i].both || n > 1
		}
	}
}

// channel is the number of a channel.
func (b *builder) channel(body *Body, t *facts.Term) int {
	named := b.scope.Code.Named(body.Lift(t))
	if !named.Known() {
		return unnamed
	}
	if n, ok := b.chans[named.String()]; ok {
		return n
	}
	switch {
	case b.scope.Code.Murky(named):
		return murky
	case named.Any(isChoice):
		return unnamed
	}
	return outside
}

// isChoice reports whether a value is one of several.
func isChoice(t *facts.Term) bool {
	switch t.Op {
	case facts.OpPhi, facts.OpLocal, facts.OpElem, facts.OpRecv:
		return true
	}
	return false
}

// acts reports whether a function does something with channels or groups, itself or by what it calls.
func (b *builder) acts(body *Body, depth int) bool {
	f := body.F
	if known, ok := b.touches[f.ID]; ok {
		return known
	}
	if len(f.Waits) > 0 || len(f.Polls) > 0 || len(f.Closings) > 0 {
		b.touches[f.ID] = true
		return true
	}
	if depth == 0 {
		return false
	}
	b.touches[f.ID] = false // for a function that calls itself
	found := slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		if c.Mode == facts.ModeGo || program.GroupOp(&c) != "" || ends(&c) {
			return true
		}
		g, ok := b.scope.Code.Called(body, &c)
		return ok && b.acts(&g, depth-1)
	})
	b.touches[f.ID] = found
	return found
}

// ends reports whether a call ends the program or the goroutine.
func ends(c *facts.Call) bool {
	switch c.Callee.Pkg {
	case "os":
		return c.Callee.Name == "Exit"
	case "runtime":
		return c.Callee.Name == "Goexit"
	case "log":
		return slices.Contains([]string{"Fatal", "Fatalf", "Fatalln"}, c.Callee.Name)
	}
	return false
}

// group is the number of a group.
func (b *builder) group(body *Body, c *facts.Call) int {
	t := body.Lift(c.Args[0])
	if !t.Known() || t.Any(isChoice) {
		b.lost = true // it may be any
	}
	key := t.String()
	if _, ok := b.groups[key]; !ok {
		b.groups[key] = len(b.groups)
	}
	return b.groups[key]
}

// item is one thing that a block does.
type item struct {
	seq     int
	wait    *facts.Wait
	poll    *facts.Poll
	closing *facts.Closing
	call    *facts.Call
}

// itemsOf are what each block of a function does, in order.
func itemsOf(f *program.Func) [][]item {
	out := make([][]item, len(f.Blocks))
	for i := range f.Waits {
		w := &f.Waits[i]
		out[w.Block] = append(out[w.Block], item{seq: w.Seq, wait: w})
	}
	for i := range f.Polls {
		p := &f.Polls[i]
		out[p.Wait.Block] = append(out[p.Wait.Block], item{seq: p.Wait.Seq, poll: p})
	}
	for i := range f.Closings {
		c := &f.Closings[i]
		out[c.Block] = append(out[c.Block], item{seq: c.Seq, closing: c})
	}
	for i := range f.Calls {
		c := &f.Calls[i]
		out[c.Block] = append(out[c.Block], item{seq: c.Seq, call: c})
	}
	for _, items := range out {
		slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(a.seq, b.seq) })
	}
	return out
}

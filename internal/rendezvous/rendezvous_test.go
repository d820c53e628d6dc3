package rendezvous_test

import (
	"go/token"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/rendezvous"
	"github.com/growthlint/growthlint/internal/summarise"
)

// closures is the code of a function whose goroutines are closures of its own.
type closures map[string]*program.Func

func (c closures) called(*rendezvous.Body, *facts.Call) (rendezvous.Body, bool) {
	return rendezvous.Body{}, false
}

func (c closures) started(_ *rendezvous.Body, call *facts.Call) []rendezvous.Body {
	f := c[call.Func]
	if call.Mode != facts.ModeGo || f == nil {
		return nil
	}
	return []rendezvous.Body{{F: f, Lift: func(t *facts.Term) *facts.Term { return t.Raise(1) }}}
}

// scope is function f of a source, with the channels that it makes.
func scope(t *testing.T, src string) *rendezvous.Scope {
	t.Helper()
	sum, err := summarise.Summarise(linktest.Checked(t, token.NewFileSet(), src))
	require.NoError(t, err)
	code := closures{}
	for i := range sum.Funcs {
		code[sum.Funcs[i].ID] = &program.Func{Func: sum.Funcs[i]}
	}
	home := code[linktest.Path+".f"]
	require.NotNil(t, home)
	s := &rendezvous.Scope{
		Code: rendezvous.Code{
			Called: code.called, Started: code.started,
			Named:  func(t *facts.Term) *facts.Term { return t },
			InView: func(*facts.Call) bool { return false },
			Murky:  func(*facts.Term) bool { return false },
		},
		Home: rendezvous.Body{F: home, Lift: func(t *facts.Term) *facts.Term { return t }},
	}
	for i := range home.Makes {
		if mk := &home.Makes[i]; mk.Size != nil {
			s.Channels = append(s.Channels, rendezvous.Channel{
				Term: &facts.Term{Op: facts.OpNew, Text: mk.Type, N: mk.N}, Room: program.RoomOf(mk), Born: mk.Block,
			})
		}
	}
	return s
}

const head = `
import ("errors"; "sync"; "time")

func work() error { return errors.New("") }
var next func() (int, bool)
func show(int) {}
var _ sync.WaitGroup
var _ time.Time

type answer struct { n int; err error }

func f(stop <-chan bool, names []string) error {
`

func TestGoroutinesThatWaitForEver(t *testing.T) {
	tests := map[string]struct {
		body string
		op   facts.CommOp // what it waits to do, "" if it comes to its end
	}{
		"the other case": {`c := make(chan error); go func() { c <- work() }()
			select { case err := <-c: return err; case <-stop: return nil }`, facts.CommSend},
		"a place for it": {`c := make(chan error, 1); go func() { c <- work() }()
			select { case err := <-c: return err; case <-stop: return nil }`, ""},
		"received on each way": {`c := make(chan error); go func() { c <- work() }()
			select { case err := <-c: return err; case <-stop: return <-c }`, ""},
		"sent twice on one way": {`c := make(chan error); go func() { if err := work(); err != nil { c <- err }; c <- nil }()
			return <-c`, facts.CommSend},
		"sent once on each": {`c := make(chan error); go func() { if err := work(); err != nil { c <- err; return }; c <- nil }()
			return <-c`, ""},
		"an error is the last": {`c := make(chan answer); go func() { for { err := work(); c <- answer{err: err}; if err != nil { return } } }()
			for { if a := <-c; a.err != nil { return a.err } }`, ""},
		"an error is not the last": {`c := make(chan answer); go func() { for { c <- answer{err: work()} } }()
			for { if a := <-c; a.err != nil { return a.err } }`, facts.CommSend},
		"a flag leads out": {`c := make(chan error); go func() { c <- work() }()
			for done := false; !done; { select { case <-c: done = true; case <-stop: done = true } }
			return nil`, facts.CommSend},
		"a default beside": {`c := make(chan error); var err, other error
			go func() { c <- work() }()
			for err == nil && other == nil { select { case err = <-c: case <-stop: other = errors.New(""); default: } }
			return err`, facts.CommSend},
		"the same condition": {`c := make(chan error); big := len(names) > 3
			if big { go func() { c <- work() }() }
			if big { return <-c }
			return nil`, ""},
		"nobody closes": {`c := make(chan int); go func() { for n := range c { show(n) } }()
			for range names { select { case c <- 1: case <-stop: return nil } }
			return nil`, facts.CommRecv},
		"closed at the end": {`c := make(chan int); defer close(c); go func() { for n := range c { show(n) } }()
			for range names { select { case c <- 1: case <-stop: return nil } }
			return nil`, ""},
		"a group is waited for": {`c := make(chan int); stopped := make(chan bool); var g sync.WaitGroup
			go func() { for { select { case n := <-c: show(n); case <-stopped: return } } }()
			g.Add(1); go func() { defer g.Done(); c <- 1 }()
			g.Wait(); close(stopped); return nil`, ""},
		"a group of two": {`c := make(chan answer); var g sync.WaitGroup; g.Add(2)
			go func() { defer close(c)
				go func() { defer g.Done(); c <- answer{n: 1} }()
				go func() { defer g.Done(); c <- answer{n: 2} }()
				g.Wait(); if err := work(); err != nil { c <- answer{err: err} } }()
			for a := range c { if a.err != nil { return a.err } }
			return nil`, ""},
		"a group is not": {`c := make(chan int); stopped := make(chan bool); var g sync.WaitGroup
			go func() { for { select { case n := <-c: show(n); case <-stopped: return } } }()
			g.Add(1); go func() { defer g.Done(); c <- 1 }()
			close(stopped); return nil`, facts.CommSend},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			found := rendezvous.Find(scope(t, head+tt.body+"\n}\n"))
			if tt.op == "" {
				assert.Empty(t, found.Stuck)
				assert.NotEmpty(t, found.Safe)
				return
			}
			require.Len(t, found.Stuck, 1)
			assert.Equal(t, tt.op, found.Stuck[0].Op)
			assert.Equal(t, facts.ModeGo, found.Stuck[0].Site.Mode)
			assert.Equal(t, found.Stuck[0].Site.Func, found.Stuck[0].In.ID, "it waits in the function that was started")
		})
	}
}

func TestWhatIsAgreedOnIsNoWayOut(t *testing.T) {
	found := rendezvous.Find(scope(t, head+`c := make(chan int)
		go func() { for { n, ok := next(); c <- n; if !ok { return } } }()
		for { if n := <-c; n < 0 { return nil } }
	}`))
	assert.Empty(t, found.Stuck, "a negative number may be the last")
	assert.Empty(t, found.Safe, "or it may not")
}

package summarise_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
)

const pipe = `
type T struct{ in, out chan int; done chan struct{} }

func (t *T) carry(most int) {
	var held []int
	for {
		in := t.in
		if len(held) > most {
			in = nil
		}
		var out chan int
		first := 0
		if len(held) > 0 {
			out, first = t.out, held[0]
		}
		select {
		case n := <-in:
			held = append(held, n)
		case out <- first:
			held = held[1:]
		case <-t.done:
			return
		}
	}
}

func (t *T) offer(n int) bool {
	select {
	case t.out <- n:
		return true
	default:
		return false
	}
}

func (t *T) put(n int) { t.in <- n }

func (t *T) Out() <-chan int { return t.out }
`

// commsOf returns the channel operations of a function.
func commsOf(t *testing.T, s *facts.Summary, id string) []facts.Comm {
	t.Helper()
	for _, f := range s.Funcs {
		if f.ID == id {
			return f.Comms
		}
	}
	require.Fail(t, "no function "+id)
	return nil
}

func TestComms(t *testing.T) {
	s := summaryOf(t, pipe)

	carry := commsOf(t, s, "(*example.com/p.T).carry")
	require.Len(t, carry, 3)
	in, out, done := carry[0], carry[1], carry[2]
	require.Equal(t, []facts.CommOp{facts.CommRecv, facts.CommSend, facts.CommRecv}, []facts.CommOp{in.Op, out.Op, done.Op})
	for _, c := range carry {
		require.Equal(t, in.Select, c.Select, "the cases of one select")
		require.False(t, c.Default)
	}
	require.NotEqual(t, in.Then, out.Then, "each case has its own block")
	var sent []string
	for _, a := range out.Val.Alternatives() {
		sent = append(sent, a.String())
	}
	require.ElementsMatch(t, []string{"const<0>", "elem(local-1<example.com/p.T.carry.held>,const<0>)"}, sent)

	require.NotEmpty(t, in.Off, "the length that turns the receive off")
	g := in.Off[len(in.Off)-1]
	require.Equal(t, facts.GuardLen, g.Kind)
	require.Equal(t, ">", g.Op)
	require.Equal(t, "call<len>(local-1<example.com/p.T.carry.held>)", g.X.String())
	require.Empty(t, done.Off)

	offer := commsOf(t, s, "(*example.com/p.T).offer")
	require.Len(t, offer, 1)
	require.True(t, offer[0].Default, "a send that does not wait")

	put := commsOf(t, s, "(*example.com/p.T).put")
	require.Len(t, put, 1)
	require.Equal(t, facts.CommSend, put[0].Op)
	require.Zero(t, put[0].Select)
	require.Equal(t, "param1", put[0].Val.String())

	hand := commsOf(t, s, "(*example.com/p.T).Out")
	require.Len(t, hand, 1)
	require.Equal(t, facts.CommHand, hand[0].Op)
	require.Equal(t, -1, hand[0].Arg)
}

func TestLimitedSizes(t *testing.T) {
	s := summaryOf(t, `
func free(n int) chan int { return make(chan int, n) }
func least(n int) chan int { return make(chan int, min(n, 10)) }
func positive(n int) chan int { if n < 0 { n = 0 }; return make(chan int, n) }
func clamped(n int) chan int { if n > 10 { n = 10 }; return make(chan int, n) }
`)
	limited := map[string]bool{}
	for _, f := range s.Funcs {
		for _, m := range f.Makes {
			limited[f.Name] = m.Limited
		}
	}
	require.Equal(t, map[string]bool{"free": false, "least": true, "positive": false, "clamped": true}, limited)
}

func TestLocalsOfLoops(t *testing.T) {
	s := summaryOf(t, `
import "container/list"

func run(in chan int) {
	waiting := list.New()
	for n := range in {
		waiting.PushBack(n)
		if waiting.Len() > 9 {
			waiting.Remove(waiting.Front())
		}
	}
}
`)
	keys := map[string]bool{}
	for _, c := range s.Containers {
		keys[c.Key] = c.Local
	}
	require.True(t, keys["example.com/p.run.waiting"], "a list that a library made for this function")
	var onto []string
	for _, f := range s.Funcs {
		for _, c := range f.Calls {
			if c.Callee.Name == "PushBack" {
				onto = append(onto, c.Args[0].String())
			}
		}
	}
	require.Equal(t, []string{"local-1<example.com/p.run.waiting>"}, onto)
}

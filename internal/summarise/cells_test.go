package summarise_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
)

const asks = `
type answer struct { n int; err error; last bool }

func gather(in chan answer, stop chan bool) error {
	done := false
	for !done {
		select {
		case a, ok := <-in:
			if !ok {
				return nil
			}
			if a.err != nil {
				return a.err
			}
			done = a.last
		case <-stop:
			done = true
		default:
		}
	}
	return nil
}

func give(out chan answer, ask func() error) {
	err := ask()
	if err != nil {
		out <- answer{err: err, last: true}
		return
	}
	out <- answer{n: 1}
}
`

// declared is a function of the package.
func declared(t *testing.T, s *facts.Summary, name string) *facts.Func {
	t.Helper()
	for _, f := range s.Funcs {
		if f.ID == "example.com/p."+name {
			return f
		}
	}
	require.Fail(t, "no function "+name)
	return nil
}

func TestCellsOfWhatIsReceivedAndAsked(t *testing.T) {
	f := declared(t, summaryOf(t, asks), "gather")
	require.Len(t, f.Polls, 1)
	gives := f.Polls[0].Wait.Cases[0].Gives
	require.Len(t, gives, 3, "the error, the flag and whether there was a value")
	byCell := map[int]facts.Give{}
	for _, g := range gives {
		byCell[g.Cell] = g
	}
	var parts []string
	closed := false
	for i := range f.Blocks {
		if a := f.Blocks[i].Ask; a != nil && byCell[a.Cell].Cell > 0 {
			g := byCell[a.Cell]
			closed = closed || g.Ok
			parts = append(parts, g.Part)
		}
	}
	assert.True(t, closed)
	assert.Contains(t, parts, "1", "the error is asked for")
	assert.GreaterOrEqual(t, f.Polls[0].Else, 0)
}

func TestCellsOfWhatIsSent(t *testing.T) {
	f := declared(t, summaryOf(t, asks), "give")
	require.Len(t, f.Waits, 2)
	failed, done := f.Waits[0].Cases[0].Sends, f.Waits[1].Cases[0].Sends
	require.Len(t, failed, 2)
	assert.Equal(t, "1", failed[0].Part)
	assert.Positive(t, failed[0].Value.Cell, "the error that was asked for")
	assert.Equal(t, facts.Sent{Part: "2", Value: facts.Held{Is: facts.TruthYes}}, failed[1])
	assert.Equal(t, []facts.Sent{{Part: "1", Value: facts.Held{Is: facts.TruthNo}}, {Part: "2", Value: facts.Held{Is: facts.TruthNo}}}, done)
}
